package entente

import (
	"errors"
	"fmt"
)

// Code classes an Error; doors map it to exit statuses and HTTP statuses.
type Code string

// The codes, with the exit status each maps to.
const (
	ErrInvalid  Code = "invalid"   // 2: bad use or input
	ErrNotFound Code = "not-found" // 2
	ErrRefused  Code = "refused"   // 3: too little evidence
	ErrWanting  Code = "wanting"   // 1: checked and found wanting
	ErrInternal Code = "internal"  // 2
)

// Error is an error that a user can act on.
type Error struct {
	Code    Code
	Message string
	Hint    string // what to do, a sentence without a full stop; may be ""
	Err     error
}

// Error returns the message, with the cause behind it.
func (e *Error) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("%s: %v", e.Message, e.Err)
	}
	return e.Message
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Refuse makes an ErrRefused with the reason and what would be enough.
func Refuse(message, hint string) error {
	return &Error{Code: ErrRefused, Message: message, Hint: hint}
}

// Invalid makes an ErrInvalid.
func Invalid(message, hint string) error {
	return &Error{Code: ErrInvalid, Message: message, Hint: hint}
}

// CodeOf returns the Code of err, ErrInternal when it has none, "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ErrInternal
}
