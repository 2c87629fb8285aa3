//go:build goapp

package app

// The program keeps its state itself (app/store), so go-app's is none: no value is
// kept, observed or sent to other pages.

type (
	State        struct{}
	Observer     struct{}
	stateManager struct{}
)

func (*stateManager) Observe(Context, string, any) Observer { return Observer{} }
func (*stateManager) Get(Context, string, any)              {}
func (*stateManager) Set(Context, string, any) State        { return State{} }
func (*stateManager) Delete(Context, string)                {}
func (*stateManager) CleanupExpiredPersistedStates(Context) {}
func (*stateManager) Cleanup()                              {}
