package store

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Mount takes go-app's scheduler from the root component. The first view was
// just rendered, and nothing has changed since.
func (s *Store) Mount(ctx app.Context) {
	if s.begun() {
		ctx.PreventUpdate()
	}
	s.Subscribe(
		func() { ctx.Update() },
		ctx.Async,
		// What has to be rendered is said by changed.
		func(f func()) {
			ctx.Dispatch(func(ctx app.Context) {
				ctx.PreventUpdate()
				f()
			})
		},
		func(f func()) { s.after(ctx, f, patient) },
	)
	s.page.Ready()
	s.redraw()
	ctx.Defer(func(app.Context) { s.rest() })
}

// patient is how many frames what is to be done after a rendering waits for it.
const patient = 100

// after does f once what has been asked for is rendered. go-app counts a
// rendering in a dispatch of its own: where a frame comes between, its deferred
// work is done before, and the focus would go to what is about to be replaced.
func (s *Store) after(ctx app.Context, f func(), frames int) {
	ctx.Defer(func(ctx app.Context) {
		if !s.owed || frames == 0 {
			f()
			return
		}
		ctx.Dispatch(func(ctx app.Context) {
			ctx.PreventUpdate()
			s.after(ctx, f, frames-1)
		})
	})
}

// Rendered notes that what was asked for is on the page.
func (s *Store) Rendered() { s.owed = false }
