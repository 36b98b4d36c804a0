package page

import (
	"testing"

	"clinichandbook/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }
