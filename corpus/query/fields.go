package query

import "slices"

// Fields are the restrictions that hold for the whole query, in the order typed:
// not those in a choice or an exclusion.
func (q Query) Fields() []Field {
	var list []Field
	for _, n := range q.conjuncts() {
		if f, ok := n.(Field); ok {
			list = append(list, f)
		}
	}
	return list
}

// With is the query restricted by f, instead of by any other value of the same
// name.
func (q Query) With(f Field) Query {
	nodes := slices.DeleteFunc(q.conjuncts(), func(n Node) bool {
		g, ok := n.(Field)
		return ok && g.Name == f.Name
	})
	return conjunction(append(nodes, f))
}

// Without is the query less the restriction f.
func (q Query) Without(f Field) Query {
	return conjunction(slices.DeleteFunc(q.conjuncts(), func(n Node) bool { return n == Node(f) }))
}

// conjuncts are a copy of what the query asks for all of.
func (q Query) conjuncts() []Node {
	switch n := q.Root.(type) {
	case nil:
		return nil
	case And:
		return slices.Clone(n.Nodes)
	default:
		return []Node{n}
	}
}

func conjunction(nodes []Node) Query {
	switch len(nodes) {
	case 0:
		return Query{}
	case 1:
		return Query{Root: nodes[0]}
	}
	return Query{Root: And{nodes}}
}
