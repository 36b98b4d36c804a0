//go:build !crashtest

package main

import "clinichandbook/cmd/clinic-handbook/internal/crash"

// provoke does nothing: only tests build a program that can be made to crash.
func provoke(*crash.Reporter) {}
