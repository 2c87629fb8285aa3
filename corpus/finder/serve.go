package finder

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
)

// Server answers the messages of a script, one after the other. A message is
//
//	length header payload
//
// with the header as JSON (Request, Reply) after its length in 32 bits, the
// lowest first. What is sent back is a message, too.
type Server struct{ finder *Finder }

// Request is the header of a message to a Server.
type Request struct {
	Do       string    `json:"do"`                 // what: see Server.Answer
	Options  Options   `json:"options"`            // of new
	IDs      []string  `json:"ids,omitempty"`      // of remove
	Question *Question `json:"question,omitempty"` // of ask
}

// Reply is the header of the answer.
type Reply struct {
	Error     string  `json:"error,omitempty"` // what is wrong, and what to do about it
	Version   int     `json:"version"`
	Documents int     `json:"documents"` // how many there are
	Passages  int     `json:"passages"`
	Removed   int     `json:"removed"`
	Answer    *Answer `json:"answer,omitempty"`
}

// Sorted is how many passages are in an index that is in order, 0 if none is.
func (s *Server) Sorted() int {
	if s.finder == nil || s.finder.searcher == nil {
		return 0
	}
	return s.finder.Passages()
}

// Answer does what a message asks for:
//
//	new      begins without documents
//	add      takes up the documents of the payload
//	remove   takes documents out
//	prepare  puts the index in order
//	ask      answers a question
//	save     sends all as payload
//	open     begins with what was saved, which is the payload
//
// Whatever the message is, there is an answer; one with an error has changed
// nothing. The message is kept and must not be changed any more. The answer comes
// in pieces to be put together, which must not be changed either.
func (s *Server) Answer(message []byte, step Step) [][]byte {
	reply, payload, err := s.answer(message, step)
	if err != nil {
		reply, payload = Reply{Error: err.Error()}, nil
	}
	reply.Version = Version
	if s.finder != nil {
		reply.Documents, reply.Passages = s.finder.Len(), s.finder.Passages()
	}
	header, err := json.Marshal(reply)
	if err != nil { // a score that is no number
		header, _ = json.Marshal(Reply{Error: err.Error(), Version: Version})
	}
	b := make([]byte, 0, 4+len(header))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(header)))
	return append([][]byte{append(b, header...)}, payload...)
}

func (s *Server) answer(message []byte, step Step) (reply Reply, payload [][]byte, err error) {
	if len(message) < 4 || uint64(binary.LittleEndian.Uint32(message)) > uint64(len(message)-4) {
		return reply, nil, fmt.Errorf("a message of %d bytes is not whole", len(message))
	}
	end := 4 + int(binary.LittleEndian.Uint32(message))
	var r Request
	if err := json.Unmarshal(message[4:end], &r); err != nil {
		return reply, nil, fmt.Errorf("a message cannot be read: %w", err)
	}
	if s.finder == nil {
		s.finder = New(Options{})
	}
	switch r.Do {
	case "new":
		s.finder = New(r.Options)
	case "add":
		return reply, nil, s.finder.add(message[end:])
	case "remove":
		reply.Removed = s.finder.Remove(r.IDs)
	case "prepare":
		return reply, nil, s.finder.Prepare(step)
	case "ask":
		if r.Question == nil {
			r.Question = new(Question)
		}
		reply.Answer, err = s.finder.Ask(*r.Question, step)
		return reply, nil, err
	case "save":
		payload, err = s.finder.Pieces(step)
		return reply, payload, err
	case "open":
		f, err := Unpack(message[end:])
		if err != nil {
			return reply, nil, err
		}
		s.finder = f
	default:
		return reply, nil, fmt.Errorf("nobody knows how to %q", r.Do)
	}
	return reply, nil, nil
}
