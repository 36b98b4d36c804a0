package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"time"
)

// The summary of an MSI is a property set (MS-OLEPS) in its own stream. wixl writes
// the current time and a random package code into it; nothing else in the file
// differs from build to build.
const (
	propertyPackageCode = 9
	propertyCreated     = 12
	propertySaved       = 13
)

const (
	typeString = 0x1E // length, then bytes
	typeTime   = 0x40 // 100 ns since 1601
)

// summaryFormat is the id of the property set, as stored in the file.
var summaryFormat = []byte{0xE0, 0x85, 0x9F, 0xF2, 0xF9, 0x4F, 0x68, 0x10, 0xAB, 0x91, 0x08, 0x00, 0x2B, 0x27, 0xB3, 0xD9}

var errSummary = errors.New("the summary of the installer is not where it was expected")

// pinSummary sets date and package code of an MSI, in place.
func pinSummary(msi []byte, date time.Time, packageCode string) error {
	at := bytes.Index(msi, summaryFormat)
	// The stream starts with a 28-byte header, followed by the id and the offset
	// of the section from the start of the stream.
	if at < 28 || at+20 > len(msi) || bytes.Contains(msi[at+1:], summaryFormat) {
		return errSummary
	}
	start := at - 28 + int(binary.LittleEndian.Uint32(msi[at+16:]))
	if start < 0 || start+8 > len(msi) {
		return errSummary
	}
	section := msi[start:]
	size, count := binary.LittleEndian.Uint32(section), binary.LittleEndian.Uint32(section[4:])
	if int64(size) > int64(len(section)) || int64(size) < 8+8*int64(count) {
		return errSummary
	}
	section = section[:size]
	set := 0
	for i := range int(count) {
		property := binary.LittleEndian.Uint32(section[8+8*i:])
		offset := binary.LittleEndian.Uint32(section[12+8*i:])
		if int64(offset)+8 > int64(size) {
			return errSummary
		}
		if pinProperty(section[offset:], property, date, packageCode) {
			set++
		}
	}
	if set != 3 {
		return errSummary
	}
	return nil
}

// pinProperty sets the value of a property if it differs from build to build, and
// reports whether it did.
func pinProperty(value []byte, property uint32, date time.Time, packageCode string) bool {
	kind := binary.LittleEndian.Uint32(value)
	switch {
	case property == propertyPackageCode && kind == typeString:
		length := binary.LittleEndian.Uint32(value[4:])
		if int(length) != len(packageCode)+1 || len(value) < 8+len(packageCode) {
			return false
		}
		copy(value[8:], packageCode)
		return true
	case (property == propertyCreated || property == propertySaved) && kind == typeTime && len(value) >= 12:
		const seconds1601To1970 = 11_644_473_600
		binary.LittleEndian.PutUint64(value[4:], uint64(date.Unix()+seconds1601To1970)*10_000_000)
		return true
	}
	return false
}
