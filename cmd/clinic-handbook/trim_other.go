//go:build !linux

package main

// trim has nothing to do where the C library gives memory back by itself.
func trim() {}

func keepFreed() {}
