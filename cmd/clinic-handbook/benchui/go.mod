module clinichandbook/cmd/clinic-handbook/benchui

go 1.26.8

replace clinichandbook => ../../..

require (
	clinichandbook v0.0.0-00010101000000-000000000000
	github.com/jezek/xgb v1.1.1
	golang.org/x/sys v0.49.0
)
