//go:build !linux

package main

// trim has nothing to do where the C library gives memory back by itself.
func trim() {}

// keepFreed has nothing to do where the C library does not hurry to give back.
func keepFreed() {}
