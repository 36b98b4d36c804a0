package belowfyne

/*
#include <malloc.h>
*/
import "C"

// trim returns what the C library has kept although it is free: a software
// renderer caches the pictures of all letters.
func trim() { C.malloc_trim(0) }

// frameMemory is how much freed memory the C library keeps, in bytes: more than
// a frame needs.
const frameMemory = 32 << 20

// KeepFrameMemory makes the C library keep freed memory until ReturnMemory. By
// itself it returns every block above 128 KB at once; a software renderer
// allocates and frees 2 MB for each frame.
//
// It earns 10 % of the processor time of a key (38.6 ms against 42.8 without a
// graphics card, in turns on a busy machine). Needed in Fyne 2.8.1.
func KeepFrameMemory() {
	C.mallopt(C.M_TRIM_THRESHOLD, frameMemory)
	C.mallopt(C.M_MMAP_THRESHOLD, frameMemory)
}
