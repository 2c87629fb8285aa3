package bundle

import "parallax/corpus"

func (s *scanner) note(n *corpus.Note) {
	s.object(func(key string) {
		switch key {
		case "id":
			n.ID = s.string()
		case "on":
			n.On = s.string()
		case "quote":
			s.quote(&n.Quote)
		case "position":
			s.position(&n.Position)
		case "of":
			n.Of = corpus.NoteText(s.string())
		case "motivation":
			n.Motivation = s.string()
		case "meaning":
			n.Meaning = s.string()
		case "body":
			n.Body = s.string()
		case "tags":
			n.Tags = list(s, func(t *string) { *t = s.string() })
		case "by":
			n.By = s.string()
		case "created":
			n.Created = s.string()
		case "changed":
			n.Changed = s.string()
		case "source":
			n.Source = s.string()
		case "w3c":
			n.W3C = s.string()
		default:
			s.unknown(key)
		}
	})
}

func (s *scanner) quote(q *corpus.Quote) {
	s.object(func(key string) {
		switch key {
		case "exact":
			q.Exact = s.string()
		case "prefix":
			q.Prefix = s.string()
		case "suffix":
			q.Suffix = s.string()
		default:
			s.unknown(key)
		}
	})
}

func (s *scanner) position(p *corpus.Position) {
	s.object(func(key string) {
		switch key {
		case "start":
			p.Start = s.number()
		case "end":
			p.End = s.number()
		default:
			s.unknown(key)
		}
	})
}
