// Package crash writes down why the program stopped, for whoever has to find
// the cause, and never what somebody typed.
package crash
