package belowfyne

/*
#include <malloc.h>
*/
import "C"

// trim returns free memory that the C library still holds: a software renderer caches
// the textures of all letters.
func trim() { C.malloc_trim(0) }
