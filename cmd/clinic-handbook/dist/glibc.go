package main

import (
	"debug/elf"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// oldestGlibc is the C library of Ubuntu 22.04, 2.35: the oldest of the systems that the
// administrator's guide names.
const oldestGlibc = 35

// glibc is the oldest C library, 2.N, with which a program runs. It depends on the
// system that the program was built on.
func glibc(program string) (n int, err error) {
	file, err := elf.Open(program)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	symbols, err := file.ImportedSymbols()
	if err != nil {
		return 0, fmt.Errorf("%s: %w", program, err)
	}
	for _, s := range symbols {
		minor, ok := strings.CutPrefix(s.Version, "GLIBC_2.")
		if !ok {
			continue
		}
		minor, _, _ = strings.Cut(minor, ".")
		if m, err := strconv.Atoi(minor); err == nil {
			n = max(n, m)
		}
	}
	if n == 0 {
		return 0, fmt.Errorf("%s: no symbol of the C library", program)
	}
	return n, nil
}

// reportReach says so if the Linux program does not run on every system of the guide.
func reportReach(to io.Writer, n int) {
	if n > oldestGlibc {
		fmt.Fprintf(to, "The Linux program was built here for glibc 2.%d or later, which Debian 12 and Ubuntu 22.04 do not have: for them, build it on Debian 12.\n", n)
	}
}
