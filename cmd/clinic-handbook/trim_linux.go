package main

/*
#include <malloc.h>
*/
import "C"

// trim gives back what the C library holds for nothing: a software renderer
// keeps the pictures of all letters in its memory.
func trim() { C.malloc_trim(0) }

// workingMemory is how much of what is free the C library keeps, in bytes: more
// than a frame takes.
const workingMemory = 32 << 20

// keepFreed makes the C library keep what is freed until trim is called. By
// itself it returns all above 128 KB at once; a software renderer takes 2 MB for
// each frame and frees them after it, and fetching those pages from the system
// again took up to 3 ms of a frame.
func keepFreed() {
	C.mallopt(C.M_TRIM_THRESHOLD, workingMemory)
	C.mallopt(C.M_MMAP_THRESHOLD, workingMemory)
}
