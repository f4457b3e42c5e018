package errorcode

import "fmt"

// InputError is a value from a client that cannot be used. Its text is made for the client.
type InputError struct {
	Code   Code
	Reason string
}

func (e *InputError) Error() string { return e.Reason }

// BadInput returns an *InputError.
func BadInput(code Code, format string, args ...any) error {
	return &InputError{Code: code, Reason: fmt.Sprintf(format, args...)}
}
