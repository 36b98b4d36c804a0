package picture

import (
	"bytes"
	"encoding/binary"
)

// Cameras do not rotate the pixels of a picture: they record how to rotate it (Exif
// 2.32, tag 274).

// Orientation is the Exif orientation of a JPEG, 1 to 8; 1 is upright.
func Orientation(data []byte) int {
	for at := 2; at+4 < len(data) && data[at] == 0xff; {
		size := int(binary.BigEndian.Uint16(data[at+2:]))
		if data[at+1] == 0xda || size < 2 {
			break
		}
		end := min(at+2+size, len(data))
		if tiff, ok := bytes.CutPrefix(data[at+4:end], []byte("Exif\x00\x00")); data[at+1] == 0xe1 && ok {
			return orientationIn(tiff)
		}
		at = end
	}
	return 1
}

// orientationIn finds the tag in the first directory of a TIFF header.
func orientationIn(tiff []byte) int {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > len(tiff) {
		return 1
	}
	count := int(order.Uint16(tiff[at:]))
	for i := range count {
		entry := at + 2 + 12*i
		if entry+12 > len(tiff) {
			break
		}
		if order.Uint16(tiff[entry:]) == 274 {
			if o := int(order.Uint16(tiff[entry+8:])); o >= 1 && o <= 8 {
				return o
			}
			break
		}
	}
	return 1
}

// Turned reports whether the width and height of a JPEG swap when it is rotated.
func Turned(data []byte) bool { return Orientation(data) >= 5 }
