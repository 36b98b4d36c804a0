package shelf

import "clinichandbook/handbook/delivery"

// Receiver is the shelf as delivery sees it, for tests that deliver.
func (s *Shelf) Receiver() delivery.Receiver { return receiver{s} }
