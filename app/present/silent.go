package present

// silent are the documents of all that are not among tellers; both are in the
// collection's order.
func silent(all, tellers []string) []string {
	var list []string
	for _, id := range all {
		if len(tellers) > 0 && tellers[0] == id {
			tellers = tellers[1:]
			continue
		}
		list = append(list, id)
	}
	return list
}
