package crash

import (
	"regexp"
	"strings"
)

// faults are the texts of the Go runtime's own errors. They quote nothing but
// numbers and names of types.
var faults = regexp.MustCompile(`^(runtime error: )?(` + strings.Join([]string{
	`invalid memory address or nil pointer dereference`,
	`index out of range \[-?\d+\]( with length \d+)?`,
	`slice bounds out of range \[[-:\d]*\]( with (length|capacity|length) \d+)?`,
	`cannot convert slice with length \d+ to array or pointer to array with length \d+`,
	`integer (divide by zero|overflow)`,
	`floating point error`,
	`(makeslice|makechan|growslice): [a-z ]+ out of range`,
	`assignment to entry in nil map`,
	`(send on|close of) (closed|nil) channel`,
	`hash of unhashable type [\w.*\[\]]+`,
	`comparing uncomparable type [\w.*\[\]]+`,
	`interface conversion: [\w.*\[\]{} ]+( is|: missing method)[\w.*\[\]{}, ]*`,
	`all goroutines are asleep - deadlock!`,
}, "|") + `)$`)

// knownFault reports whether a text is one of the runtime's own errors.
func knownFault(text string) bool { return faults.MatchString(text) }

// traces are the lines that the Go runtime prints when the program ends, apart
// from the value of a panic.
var traces = regexp.MustCompile(`^(` + strings.Join([]string{
	`goroutine \d+( gp=\S+ m=\S+( mp=\S+)?)? \[[\w ,.()-]+\]:`,
	`[\pL\pN_/.*·()\[\]~%@+-]+\((0x[0-9a-f]+|\?|_|[{}, ]|\.\.\.)*\)`,
	`created by [\pL\pN_/.*·()\[\]~%@+-]+( in goroutine \d+)?`,
	`\t[^\t]+\.(go|s|c|m|h):\d+( \+0x[0-9a-f]+)?( fp=.*)?`,
	`\[signal [\w ]+: [\w -]+( code=\S+)?( addr=\S+)?( pc=\S+)?\]`,
	`PC=0x[0-9a-f]+ m=\d+ sigcode=-?\d+( addr=0x[0-9a-f]+)?`,
	`signal arrived during (cgo|external code) execution`,
	`[re][a-z0-9]{1,5} +0x[0-9a-f]+`,
	`[cdefgs]s +0x[0-9a-f]+`,
	`runtime stack:`,
	`\.\.\.\d+ frames elided\.\.\.`,
	`\.\.\.additional frames elided\.\.\.`,
}, "|") + `)$`)

// signals are the runtime's lines about a fault outside Go.
var signals = regexp.MustCompile(`^(SIG[A-Z]+: [a-z ]+|Exception 0x[0-9a-f]+( 0x[0-9a-f]+)*)$`)

// fatals begin the runtime's other messages, which are constant.
var fatals = []string{"fatal error: ", "runtime: "}

// known keeps those of the runtime's last lines that cannot quote anything. It
// drops what it does not recognize.
func known(text string) (what, stacks string) {
	var kept []string
	what = "the Go runtime ended the program"
	found, inValue := false, false
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		value, isPanic := strings.CutPrefix(line, "panic: ")
		inValue = isPanic || inValue && strings.HasPrefix(line, "\t") // the further lines of a value
		switch {
		case inValue && !isPanic:
		case isPanic && !found:
			what, found = "panic: "+kindOf(value), true
		case !found && strings.HasPrefix(line, fatals[0]):
			what, found = line, true
		case !found && signals.MatchString(line):
			what, found = line, true
		case strings.HasPrefix(line, fatals[0]), strings.HasPrefix(line, fatals[1]), line == "", traces.MatchString(line):
			kept = append(kept, line)
		}
	}
	return what, strings.TrimSpace(strings.Join(kept, "\n"))
}

// kindOf is what a report may say about the value of a panic.
func kindOf(value string) string {
	value = strings.TrimSuffix(value, " [recovered]")
	if knownFault(value) {
		return value
	}
	return "its text left out"
}
