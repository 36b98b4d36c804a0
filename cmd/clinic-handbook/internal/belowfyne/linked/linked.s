// Lets functions of this package have no body: see linked.go.
