package store

import (
	"errors"
	"fmt"
)

// Code says what kind of refusal an error is; programs act on it, people read
// the sentence that the locale catalogue makes of it.
type Code string

// The codes that a command or a query may answer with.
const (
	Invalid  Code = "invalid"   // the command itself is wrong: see Field
	NotFound Code = "not_found" // it names something that does not exist
	Conflict Code = "conflict"  // somebody else changed the subject meanwhile
	Refused  Code = "refused"   // a rule of the post forbids it now
	Unknown  Code = "unknown"   // whether it was saved is not known
	Internal Code = "internal"  // the program or the disk failed
)

// Error is what the store answers when it does not do a thing.
type Error struct {
	Code    Code
	Field   string // the field of the command that is wrong, or ""
	Reason  string // slug of the sentence in the catalogue, "accept.before_dispatch"
	Arg     string // what the sentence names: a number, a name, a value
	wrapped error
}

// Error is the English sentence for logs; screens word Reason themselves.
func (e *Error) Error() string {
	s := string(e.Code) + ": " + e.Reason
	if e.Field != "" {
		s += " (" + e.Field + ")"
	}
	if e.Arg != "" {
		s += " " + e.Arg
	}
	if e.wrapped != nil {
		s += ": " + e.wrapped.Error()
	}
	return s
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.wrapped }

// CodeOf returns the code of an error: Internal for any that has none.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Internal
}

func invalid(field, reason, arg string) error {
	return &Error{Code: Invalid, Field: field, Reason: reason, Arg: arg}
}

func notFound(field, reason, arg string) error {
	return &Error{Code: NotFound, Field: field, Reason: reason, Arg: arg}
}

func refused(field, reason, arg string) error {
	return &Error{Code: Refused, Field: field, Reason: reason, Arg: arg}
}

func internal(reason string, err error) error {
	var e *Error
	if errors.As(err, &e) {
		return err
	}
	out := &Error{Code: Internal, Reason: reason, wrapped: fmt.Errorf("%s: %w", reason, err)}
	if cause := diskCause(err); cause != "" { // people can free space or move a file; where it failed is for the log
		out.Reason = cause
	}
	return out
}

// asError finds the store's own error in a chain, nil when there is none.
func asError(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return nil
}
