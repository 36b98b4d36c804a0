package belowfyne

/*
#include <malloc.h>
*/
import "C"

// trim returns what the C library has kept although it is free: a software
// renderer caches the pictures of all letters.
func trim() { C.malloc_trim(0) }
