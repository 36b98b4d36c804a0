module clinichandbook/handbook/export/browsertest

go 1.26.0

replace clinichandbook => ../../..

require (
	clinichandbook v0.0.0-00010101000000-000000000000
	github.com/chromedp/cdproto v0.159.0
	github.com/chromedp/chromedp v0.23.0
)

require (
	codeberg.org/go-pdf/fpdf v0.12.0 // indirect
	github.com/fyne-io/oksvg v0.2.0 // indirect
	github.com/go-fonts/dejavu v0.3.2 // indirect
	github.com/go-json-experiment/json v0.0.0-20260213210345-44df1a37e875 // indirect
	github.com/goccy/go-yaml v1.19.2 // indirect
	github.com/sahilm/fuzzy v0.1.3 // indirect
	github.com/srwiley/rasterx v0.0.0-20220730225603-2ab79fcdd4ef // indirect
	github.com/yuin/goldmark v1.8.7 // indirect
	golang.org/x/image v0.40.0 // indirect
	golang.org/x/net v0.59.0 // indirect
	golang.org/x/text v0.43.0 // indirect
)
