package belowfyne

/*
#include <malloc.h>
*/
import "C"

// ownBlock is the size from which memory is a block of its own, which the system has
// back as soon as it is free, in bytes. The C library raises its limit up to 32 MB; a
// software renderer then leaves holes of the size of its textures, 40 MB after minutes
// of fast use. Needed with Mesa 22.3.
const ownBlock = 64 << 10

// boundMalloc makes the C library hold less memory that is free.
func boundMalloc() { C.mallopt(C.M_MMAP_THRESHOLD, ownBlock) }

// trim returns free memory that the C library still holds: a software renderer caches
// the textures of all letters.
func trim() { C.malloc_trim(0) }
