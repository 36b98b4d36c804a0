module clinichandbook/cmd/clinic-handbook/benchui

go 1.26.8

require github.com/jezek/xgb v1.1.1
