package pack

import "fmt"

// Reason is why a pack is refused.
type Reason int

// The reasons.
const (
	NotAPack      Reason = iota // something else
	Unsigned                    // a zip file without a signature at its end
	Changed                     // the signature does not match
	OtherKey                    // signed by a key that is not trusted
	TooLarge                    // larger than a limit allows
	BadManifest                 // the manifest makes no sense
	UnknownFormat               // of a newer program
	FromTheFuture               // made after now
	BadPath                     // a file name that is not safe everywhere
	WrongFiles                  // not the files that the manifest lists
	WrongHash                   // a file is not the one that the manifest lists
	BadHandover                 // a statement about keys without a valid signature
	HandedOver                  // signed by a key that was handed over
)

// Refusal says in one sentence why a pack is refused and what to do.
type Refusal struct {
	Reason Reason
	Text   string
}

func (r *Refusal) Error() string { return r.Text }

func refuse(reason Reason, format string, args ...any) error {
	return &Refusal{reason, fmt.Sprintf(format, args...)}
}
