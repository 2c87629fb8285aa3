//go:build goapp

package app

// router holds the one view of a program whose address is in the fragment:
// whatever the path, it is shown.
type router struct{ view func() Composer }

func makeRouter() router { return router{} }

func (r *router) route(_ string, view func() Composer)           { r.view = view }
func (r *router) routeWithRegexp(_ string, view func() Composer) { r.view = view }
func (r *router) routed(string) bool                             { return r.view != nil }

func (r *router) createComponent(string) (Composer, bool) {
	if r.view == nil {
		return nil, false
	}
	return r.view(), true
}
