package shelf

import "clinichandbook/handbook/delivery"

// Receiver is the shelf as delivery sees it, for tests that deliver.
func (s *Shelf) Receiver() delivery.Receiver { return receiver{s} }

// Wait waits for the reloads that were asked for.
func (s *Shelf) Wait() { s.reloading.Wait() }
