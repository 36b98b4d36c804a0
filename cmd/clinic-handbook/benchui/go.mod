module clinichandbook/cmd/clinic-handbook/benchui

go 1.26.8

require github.com/jezek/xgb v1.1.1

require golang.org/x/sys v0.49.0
