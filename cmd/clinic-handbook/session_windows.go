package main

// settleSession has nothing to do: on Windows Fyne asks the registry.
func settleSession() {}
