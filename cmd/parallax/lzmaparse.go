package main

import "math"

const (
	parsed    = 4096 // places that are weighed at a time
	longChain = 64   // earlier places that are looked at for a match
	nice      = 160  // a match this long is taken without looking further
	hashBits  = 18
)

// lzmaParser chooses matches: of all ways to code the next few thousand bytes
// it takes the one with the lowest price as the model stands.
type lzmaParser struct {
	coder *lzmaCoder
	b     []byte

	head    [1 << hashBits]int32 // last place, plus one, with a hash of four bytes
	pairs   [1 << 16]int32       // with the same two bytes
	threes  [1 << 16]int32       // with a hash of three
	chain   []int32              // the place before with the same hash
	nodes   [parsed + 1]parseNode
	found   []lzmaMatch
	prices  [1 << 7]uint32 // of a bit, by its probability
	lengths [2][longest + 1]uint32
	slots   [4][64]uint32
	nears   [4][128]uint32
	aligns  [16]uint32
}

// parseNode is the cheapest way found to a place.
type parseNode struct {
	price uint32 // in sixteenths of a bit
	from  int32  // the place before, relative to the first
	how   int32  // literal, repeated 0…3, or 4 + distance less one
	state int
	reps  [4]uint32
}

const byLiteral = -1

type lzmaMatch struct {
	length   int
	distance uint32 // less one
}

func (p *lzmaParser) run() {
	p.chain = make([]int32, len(p.b))
	for i := range p.prices {
		p.prices[i] = uint32(math.Round(-math.Log2((float64(i)+.5)/float64(len(p.prices))) * 16))
	}
	for at := 0; at < len(p.b); {
		n := min(parsed, len(p.b)-at)
		p.price()
		p.weigh(at, n)
		p.put(at, n)
		at += n
	}
}

// weigh fills the nodes for the n bytes from at.
func (p *lzmaParser) weigh(at, n int) {
	for i := range p.nodes[:n+1] {
		p.nodes[i].price = math.MaxUint32
	}
	p.nodes[0] = parseNode{state: p.coder.state, reps: p.coder.reps}
	m, taken := &p.coder.lzmaModel, 0
	for i := range n {
		p.arrive(i)
		node, place := &p.nodes[i], at+i
		match, rep := p.of(m.match[node.state], 1), p.of(m.rep[node.state], 1)
		p.reach(i, i+1, node.price+p.of(m.match[node.state], 0)+p.literalPrice(node, place), byLiteral)
		for which, distance := range node.reps {
			length := p.equal(place, distance, n-i)
			if length == 0 {
				continue
			}
			price := node.price + match + rep
			if which == 0 {
				price += p.of(m.rep0[node.state], 0)
				p.reach(i, i+1, price+p.of(m.long[node.state], 0), 0)
				price += p.of(m.long[node.state], 1)
			} else {
				price += p.of(m.rep0[node.state], 1)
				if which == 1 {
					price += p.of(m.rep1[node.state], 0)
				} else {
					price += p.of(m.rep1[node.state], 1) + p.of(m.rep2[node.state], uint32(which-2))
				}
			}
			for l := shortest; l <= length; l++ {
				p.reach(i, i+l, price+p.lengths[1][l], int32(which))
			}
		}
		p.find(place, n-i, i < taken)
		price, l := node.price+match+p.of(m.rep[node.state], 0), shortest
		for _, f := range p.found {
			for ; l <= f.length; l++ {
				p.reach(i, i+l, price+p.lengths[0][l]+p.distancePrice(f.distance, l), int32(f.distance)+4)
			}
		}
		if k := len(p.found); k > 0 && p.found[k-1].length >= nice {
			taken = i + p.found[k-1].length
		}
	}
	p.arrive(n)
}

// arrive works out state and distances at a node, once its price is final.
func (p *lzmaParser) arrive(i int) {
	if i == 0 {
		return
	}
	node := &p.nodes[i]
	from := &p.nodes[node.from]
	node.reps = from.reps
	switch {
	case node.how == byLiteral:
		node.state = afterLiteral(from.state)
	case node.how == 0 && i-int(node.from) == 1:
		node.state = afterShort(from.state)
	case node.how < 4:
		node.state, node.reps = afterRep(from.state), moved(from.reps, int(node.how))
	default:
		node.state, node.reps = afterMatch(from.state), [4]uint32{uint32(node.how - 4), from.reps[0], from.reps[1], from.reps[2]}
	}
}

func (p *lzmaParser) reach(from, to int, price uint32, how int32) {
	if node := &p.nodes[to]; price < node.price {
		node.price, node.from, node.how = price, int32(from), how
	}
}

// put codes the cheapest way through the nodes.
func (p *lzmaParser) put(at, n int) {
	// The way is known backwards; turn its links round.
	for i, next := n, int32(-1); ; {
		from := p.nodes[i].from
		p.nodes[i].from = next
		if i == 0 {
			break
		}
		next, i = int32(i), int(from)
	}
	for i := 0; i < n; {
		to := int(p.nodes[i].from)
		switch how := p.nodes[to].how; {
		case how == byLiteral:
			p.coder.putLiteral(p.b, at+i)
		case how < 4:
			p.coder.putRep(int(how), to-i)
		default:
			p.coder.putMatch(uint32(how-4), to-i)
		}
		i = to
	}
}

// equal is the number of bytes, most at most, that are as those at a distance.
func (p *lzmaParser) equal(at int, distance uint32, most int) int {
	from := at - int(distance) - 1
	if from < 0 {
		return 0
	}
	most = min(most, longest)
	n := 0
	for n < most && p.b[from+n] == p.b[at+n] {
		n++
	}
	return n
}

// find collects matches at a place, longer ones farther away, and remembers the
// place. Inside a long match it only remembers.
func (p *lzmaParser) find(at, most int, taken bool) {
	p.found = p.found[:0]
	if at+4 > len(p.b) {
		return
	}
	two := uint32(p.b[at]) | uint32(p.b[at+1])<<8
	three := two | uint32(p.b[at+2])<<16
	four := three | uint32(p.b[at+3])<<24
	pair, triple, head := &p.pairs[two], &p.threes[three*2654435761>>16], &p.head[four*2654435761>>(32-hashBits)]
	if !taken && most >= shortest {
		best := shortest - 1
		try := func(place int32) {
			if place == 0 {
				return
			}
			distance := uint32(at - int(place)) // places are kept plus one
			if n := p.equal(at, distance, most); n > best {
				best = n
				p.found = append(p.found, lzmaMatch{n, distance})
			}
		}
		try(*pair)
		try(*triple)
		for place, i := *head, 0; place != 0 && i < longChain && best < nice; place, i = p.chain[place-1], i+1 {
			// A match that beats the best has its last byte, too.
			if from := int(place) - 1; best < most && best >= shortest && p.b[from+min(best, len(p.b)-1-at)] != p.b[at+min(best, len(p.b)-1-at)] {
				continue
			}
			try(place)
		}
	}
	p.chain[at] = *head
	*head, *pair, *triple = int32(at)+1, int32(at)+1, int32(at)+1
}

// of is the price of a bit.
func (p *lzmaParser) of(chance probability, bit uint32) uint32 {
	if bit != 0 {
		chance = 1<<11 - chance
	}
	return p.prices[chance>>4]
}

func (p *lzmaParser) treePrice(list []probability, n int, value uint32) (price uint32) {
	for at := uint32(1); n > 0; n-- {
		bit := value >> (n - 1) & 1
		price += p.of(list[at], bit)
		at = at<<1 | bit
	}
	return price
}

func (p *lzmaParser) reversedPrice(list []probability, n int, value uint32) (price uint32) {
	for at := uint32(1); n > 0; n-- {
		bit := value & 1
		price += p.of(list[at], bit)
		at, value = at<<1|bit, value>>1
	}
	return price
}

func (p *lzmaParser) literalPrice(node *parseNode, at int) (price uint32) {
	table, value := p.coder.literalTable(p.b, at), uint32(p.b[at])
	if node.state < 7 {
		return p.treePrice(table, 8, value)
	}
	other, offset := uint32(p.b[at-int(node.reps[0])-1]), uint32(0x100)
	for place, n := uint32(1), 7; n >= 0; n-- {
		bit := value >> n & 1
		other <<= 1
		price += p.of(table[offset+other&offset+place], bit)
		place = place<<1 | bit
		if other>>8&1 != bit {
			offset = 0
		}
	}
	return price
}

// price works out what lengths and distances cost as the model stands.
func (p *lzmaParser) price() {
	m := &p.coder.lzmaModel
	for which := range p.lengths {
		l := &m.lengths[which]
		for length := shortest; length <= longest; length++ {
			n := uint32(length - shortest)
			switch {
			case n < 8:
				p.lengths[which][length] = p.of(l.choice, 0) + p.treePrice(l.low[:], 3, n)
			case n < 16:
				p.lengths[which][length] = p.of(l.choice, 1) + p.of(l.choice2, 0) + p.treePrice(l.mid[:], 3, n-8)
			default:
				p.lengths[which][length] = p.of(l.choice, 1) + p.of(l.choice2, 1) + p.treePrice(l.high[:], 8, n-16)
			}
		}
	}
	for i := range p.slots {
		for slot := range p.slots[i] {
			p.slots[i][slot] = p.treePrice(m.slot[i][:], 6, uint32(slot))
			if slot >= 14 {
				p.slots[i][slot] += uint32(slot>>1-1-4) * 16 // bits of even chance
			}
		}
		for distance := range uint32(128) {
			slot := slotOf(distance)
			p.nears[i][distance] = p.slots[i][slot]
			if slot >= 4 {
				n := slot>>1 - 1
				base := uint32(2|slot&1) << n
				p.nears[i][distance] += p.reversedPrice(m.near[int(base)-slot:], n, distance-base)
			}
		}
	}
	for i := range p.aligns {
		p.aligns[i] = p.reversedPrice(m.align[:], 4, uint32(i))
	}
}

func (p *lzmaParser) distancePrice(distance uint32, length int) uint32 {
	i := min(length-shortest, 3)
	if distance < 128 {
		return p.nears[i][distance]
	}
	return p.slots[i][slotOf(distance)] + p.aligns[distance&15]
}
