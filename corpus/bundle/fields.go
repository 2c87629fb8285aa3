package bundle

import "parallax/corpus"

// Here stand the shapes of what a bundle holds: the keys are those of the tags
// in package corpus. TestScanner compares the two, so that none is forgotten.

func (s *scanner) manifest(m *manifest) {
	s.object(func(key string) {
		switch key {
		case "format":
			m.Format = s.string()
		case "version":
			m.Version = s.number()
		case "collection":
			m.Collection = s.string()
		case "documents":
			m.Documents = s.number()
		case "entries":
			m.Entries = list(s, s.entry)
		default:
			s.unknown(key)
		}
	})
}

func (s *scanner) entry(e *entry) {
	s.object(func(key string) {
		switch key {
		case "name":
			e.Name = s.string()
		case "bytes":
			e.Bytes = int64(s.number())
		case "sha256":
			e.SHA256 = s.string()
		default:
			s.unknown(key)
		}
	})
}

func (s *scanner) collection(c *corpus.Collection) {
	s.object(func(key string) {
		switch key {
		case "id":
			c.ID = s.string()
		case "title":
			c.Title = s.string()
		case "language":
			c.Language = s.string()
		case "about":
			c.About = s.string()
		case "method":
			c.Method = s.string()
		case "licence":
			c.Licence = s.string()
		case "outlets":
			c.Outlets = list(s, s.outlet)
		case "topics":
			c.Topics = list(s, s.topic)
		case "documents":
			c.Documents = list(s, s.documentAt)
		case "coverage":
			c.Coverage = list(s, s.coverage)
		case "voices":
			c.Voices = list(s, s.voice)
		case "facts":
			c.Facts = list(s, s.fact)
		case "labels":
			c.Labels = list(s, s.label)
		case "observations":
			c.Observations = list(s, s.observation)
		case "settled":
			c.Settled = list(s, s.settled)
		case "notes":
			c.Notes = list(s, s.note)
		case "assignments":
			c.Assignments = list(s, s.assignment)
		default:
			s.unknown(key)
		}
	})
}

func (s *scanner) outlet(o *corpus.Outlet) {
	s.object(func(key string) {
		switch key {
		case "id":
			o.ID = s.string()
		case "name":
			o.Name = s.string()
		case "letter":
			o.Letter = s.string()
		case "country":
			o.Country = s.string()
		case "kind":
			o.Kind = s.string()
		case "note":
			o.Note = s.string()
		case "notStated":
			o.NotStated = s.bool()
		case "guess":
			o.Guess = s.string()
		default:
			s.unknown(key)
		}
	})
}

func (s *scanner) topic(t *corpus.Topic) {
	s.object(func(key string) {
		switch key {
		case "id":
			t.ID = s.string()
		case "title":
			t.Title = s.string()
		case "date":
			t.Date = s.date()
		case "place":
			t.Place = s.string()
		case "note":
			t.Note = s.string()
		case "parent":
			t.Parent = s.string()
		default:
			s.provenance(&t.Provenance, key)
		}
	})
}

func (s *scanner) date() corpus.Date {
	d, err := corpus.ParseDate(s.string())
	if err != nil {
		s.fail("%v", err)
	}
	return d
}

func (s *scanner) ref() corpus.Ref {
	if s.word("null") {
		return corpus.Ref{}
	}
	text := s.quoted()
	r, err := corpus.ParseRef(text)
	if err != nil {
		s.fail("%v", err)
	}
	return r
}

func (s *scanner) refs() []corpus.Ref {
	return list(s, func(r *corpus.Ref) { *r = s.ref() })
}

// documentAt reads a document into memory of its own.
func (s *scanner) documentAt(d **corpus.Document) {
	*d = new(corpus.Document)
	s.document(*d)
}

func (s *scanner) document(d *corpus.Document) {
	s.object(func(key string) {
		switch key {
		case "id":
			d.ID = s.string()
		case "outlet":
			d.Outlet = s.string()
		case "headline":
			d.Headline = s.string()
		case "short":
			d.Short = s.string()
		case "byline":
			d.Byline = s.string()
		case "credits":
			d.Credits = s.string()
		case "republisher":
			d.Republisher = s.string()
		case "published":
			s.published(&d.Published)
		case "language":
			d.Language = s.string()
		case "genre":
			d.Genre = s.string()
		case "licence":
			d.Licence = s.string()
		case "url":
			d.URL = s.string()
		case "summary":
			d.Summary = s.string()
		case "known":
			d.Known = list(s, s.known)
		case "slips":
			d.Slips = list(s, s.slip)
		case "original":
			s.original(&d.Original)
		case "text":
			d.Text = corpus.TextKind(s.string())
		case "passages":
			d.Passages = exactly(s, &s.passages, s.passage)
		default:
			s.unknown(key)
		}
	})
}

func (s *scanner) published(p *corpus.Published) {
	s.object(func(key string) {
		switch key {
		case "date":
			p.Date = s.date()
		case "stated":
			p.Stated = s.bool()
		case "reason":
			p.Reason = s.string()
		default:
			s.unknown(key)
		}
	})
}

func (s *scanner) known(k *corpus.Known) {
	s.object(func(key string) {
		switch key {
		case "field":
			k.Field = s.string()
		case "from":
			k.From = s.string()
		default:
			s.provenance(&k.Provenance, key)
		}
	})
}

func (s *scanner) slip(p *corpus.Slip) {
	s.object(func(key string) {
		switch key {
		case "passage":
			p.Passage = s.number()
		case "fragment":
			p.Fragment = s.string()
		case "note":
			p.Note = s.string()
		default:
			s.unknown(key)
		}
	})
}

func (s *scanner) original(o *corpus.Original) {
	s.object(func(key string) {
		switch key {
		case "sha256":
			o.SHA256 = s.string()
		case "bytes":
			o.Bytes = s.number()
		case "words":
			o.Words = s.number()
		default:
			s.unknown(key)
		}
	})
}

func (s *scanner) passage(p *corpus.Passage) {
	s.object(func(key string) {
		switch key {
		case "n":
			p.N = s.number()
		case "kind":
			p.Kind = corpus.Kind(s.string())
		case "lines":
			s.lines(&p.Lines)
		case "text":
			p.Text = s.string()
		case "original":
			p.Original = s.string()
		case "counts":
			p.Counts = s.counts()
		default:
			s.unknown(key)
		}
	})
}

func (s *scanner) lines(l *corpus.Lines) {
	s.object(func(key string) {
		switch key {
		case "from":
			l.From = s.number()
		case "to":
			l.To = s.number()
		default:
			s.unknown(key)
		}
	})
}

func (s *scanner) counts() corpus.Counts {
	if s.word("null") {
		return nil
	}
	c := make(corpus.Counts)
	s.entries(func(word string) {
		if _, twice := c[word]; twice {
			s.fail("the key %q is there twice", word)
		}
		c[word] = s.number()
	})
	return c
}

func (s *scanner) coverage(c *corpus.Coverage) {
	s.object(func(key string) {
		switch key {
		case "topic":
			c.Topic = s.string()
		case "document":
			c.Document = s.string()
		case "passages":
			c.Passages = s.numbers()
		case "gist":
			c.Gist = s.string()
		case "silent":
			c.Silent = s.bool()
		default:
			s.provenance(&c.Provenance, key)
		}
	})
}

func (s *scanner) voice(v *corpus.Voice) {
	s.object(func(key string) {
		switch key {
		case "id":
			v.ID = s.string()
		case "name":
			v.Name = s.string()
		case "kind":
			v.Kind = corpus.VoiceKind(s.string())
		case "description":
			v.Description = s.string()
		case "role":
			v.Role = s.string()
		case "affiliation":
			v.Affiliation = s.string()
		case "heard":
			v.Heard = list(s, s.heard)
		default:
			s.provenance(&v.Provenance, key)
		}
	})
}

func (s *scanner) heard(h *corpus.Heard) {
	s.object(func(key string) {
		switch key {
		case "at":
			h.At = s.ref()
		case "quotes":
			h.Quotes = s.number()
		case "mentions":
			h.Mentions = s.number()
		case "inferred":
			h.Inferred = s.bool()
		default:
			s.provenance(&h.Provenance, key)
		}
	})
}

func (s *scanner) fact(f *corpus.Fact) {
	s.object(func(key string) {
		switch key {
		case "id":
			f.ID = s.string()
		case "question":
			f.Question = s.string()
		case "topic":
			f.Topic = s.string()
		case "verdict":
			f.Verdict = corpus.Verdict(s.string())
		case "note":
			f.Note = s.string()
		case "values":
			f.Values = list(s, s.value)
		default:
			s.provenance(&f.Provenance, key)
		}
	})
}

func (s *scanner) value(v *corpus.Value) {
	s.object(func(key string) {
		switch key {
		case "at":
			v.At = s.ref()
		case "value":
			v.Value = s.string()
		case "fragment":
			v.Fragment = s.string()
		case "certainty":
			v.Certainty = corpus.Certainty(s.string())
		default:
			s.unknown(key)
		}
	})
}

func (s *scanner) label(l *corpus.Label) {
	s.object(func(key string) {
		switch key {
		case "subject":
			l.Subject = s.string()
		case "document":
			l.Document = s.string()
		case "fragment":
			l.Fragment = s.string()
		case "count":
			l.Count = s.number()
		case "passages":
			l.Passages = s.numbers()
		case "headline":
			l.Headline = s.bool()
		default:
			s.provenance(&l.Provenance, key)
		}
	})
}

func (s *scanner) observation(o *corpus.Observation) {
	s.object(func(key string) {
		switch key {
		case "title":
			o.Title = s.string()
		case "text":
			o.Text = s.string()
		case "at":
			o.At = s.refs()
		default:
			s.provenance(&o.Provenance, key)
		}
	})
}

func (s *scanner) settled(x *corpus.Settled) {
	s.object(func(key string) {
		switch key {
		case "at":
			x.At = s.refs()
		case "key":
			x.Key = s.string()
		case "dismissed":
			x.Dismissed = s.bool()
		default:
			s.provenance(&x.Provenance, key)
		}
	})
}

// provenance reads a key that any entry of the coding may have.
func (s *scanner) provenance(p *corpus.Provenance, key string) {
	switch key {
	case "by":
		p.By = s.string()
	case "on":
		p.On = s.date()
	default:
		s.unknown(key)
	}
}
