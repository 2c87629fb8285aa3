package bundle

import "parallax/corpus"

// Assignments, in the shapes of fields.go.

func (s *scanner) strings() []string {
	return list(s, func(t *string) { *t = s.string() })
}

func (s *scanner) assignment(a *corpus.Assignment) {
	s.object(func(key string) {
		switch key {
		case "id":
			a.ID = s.string()
		case "title":
			a.Title = s.string()
		case "instructions":
			a.Instructions = s.string()
		case "language":
			a.Language = s.string()
		case "age":
			a.Age = s.string()
		case "minutes":
			a.Minutes = s.number()
		case "blind":
			a.Blind = corpus.Blind(s.string())
		case "hideCoding":
			a.HideCoding = s.bool()
		case "showTime":
			a.ShowTime = s.bool()
		case "largeText":
			a.LargeText = s.bool()
		case "giveaways":
			a.Giveaways = s.strings()
		case "articles":
			a.Articles = list(s, s.excerpt)
		case "groups":
			a.Groups = list(s, s.group)
		case "tasks":
			a.Tasks = list(s, s.task)
		case "key":
			a.Key = optional(s, s.key)
		case "names":
			a.Names = optional(s, s.sealed)
		default:
			s.unknown(key)
		}
	})
}

// optional reads an object that may be missing.
func optional[T any](s *scanner, one func(*T)) *T {
	if s.word("null") {
		return nil
	}
	t := new(T)
	one(t)
	return t
}

func (s *scanner) excerpt(e *corpus.Excerpt) {
	s.object(func(key string) {
		switch key {
		case "document":
			e.Document = s.string()
		case "passages":
			e.Passages = s.numbers()
		default:
			s.unknown(key)
		}
	})
}

func (s *scanner) group(g *corpus.Group) {
	s.object(func(key string) {
		switch key {
		case "name":
			g.Name = s.string()
		case "articles":
			g.Articles = s.strings()
		default:
			s.unknown(key)
		}
	})
}

func (s *scanner) task(t *corpus.Task) {
	s.object(func(key string) {
		switch key {
		case "id":
			t.ID = s.string()
		case "kind":
			t.Kind = corpus.TaskKind(s.string())
		case "title":
			t.Title = s.string()
		case "prompt":
			t.Prompt = s.string()
		case "help":
			t.Help = s.string()
		case "minutes":
			t.Minutes = s.number()
		case "articles":
			t.Articles = s.strings()
		case "each":
			t.Each = s.bool()
		case "several":
			t.Several = s.bool()
		case "late":
			t.Late = s.bool()
		case "grouped":
			t.Grouped = s.bool()
		case "choices":
			t.Choices = list(s, s.item)
		case "rows":
			t.Rows = list(s, s.item)
		case "from":
			t.From = s.number()
		case "to":
			t.To = s.number()
		case "low":
			t.Low = s.string()
		case "high":
			t.High = s.string()
		case "least":
			t.Least = s.number()
		case "most":
			t.Most = s.number()
		default:
			s.unknown(key)
		}
	})
}

func (s *scanner) item(i *corpus.Item) {
	s.object(func(key string) {
		switch key {
		case "id":
			i.ID = s.string()
		case "text":
			i.Text = s.string()
		case "topic":
			i.Topic = s.string()
		case "fact":
			i.Fact = s.string()
		case "voice":
			i.Voice = s.string()
		default:
			s.unknown(key)
		}
	})
}

func (s *scanner) key(k *corpus.Key) {
	s.object(func(key string) {
		switch key {
		case "notes":
			k.Notes = s.string()
		case "answers":
			k.Answers = list(s, s.model)
		default:
			s.unknown(key)
		}
	})
}

func (s *scanner) model(m *corpus.Model) {
	s.object(func(key string) {
		switch key {
		case "task":
			m.Task = s.string()
		case "text":
			m.Text = s.string()
		case "values":
			m.Values = list(s, s.place)
		default:
			s.unknown(key)
		}
	})
}

func (s *scanner) place(p *corpus.Place) {
	s.object(func(key string) {
		switch key {
		case "at":
			p.At = s.string()
		case "value":
			p.Value = s.string()
		default:
			s.unknown(key)
		}
	})
}

func (s *scanner) sealed(x *corpus.Sealed) {
	s.object(func(key string) {
		switch key {
		case "rounds":
			x.Rounds = s.number()
		case "salt":
			x.Salt = s.string()
		case "nonce":
			x.Nonce = s.string()
		case "data":
			x.Data = s.string()
		default:
			s.unknown(key)
		}
	})
}
