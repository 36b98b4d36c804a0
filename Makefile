# Everything here runs on a fresh Debian machine with Go, gcc, make, and git.
# make help lists what there is.
SHELL := /bin/bash
TAGS := no_emoji,no_animations,no_metadata,migrated_fynedo
VERSION := $(shell sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)

# Some installations of Go are told not to download the version that go.mod asks for.
export GOTOOLCHAIN := auto

# The search for exported pages, which handbookctl embeds.
WEB := handbook/export/wasm

.PHONY: help vulncheck run quick test test-export check build web setup lint eval ablation bench bench-ui monkey fuzz habits screenshots windows-accessible icons dist dist-setup dist-reproducible e2e-windows e2e-linux ci-full

run: build ## build and open the handbook; without a display, in a virtual one
	@bash cmd/clinic-handbook/testdata/run.sh bin/clinic-handbook

help:
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1\t/p' Makefile | expand -t 24

build: setup web
	@cmd/step.sh "Building the program: about five minutes the first time." go build -tags $(TAGS) -ldflags "-s -w -X main.version=$(VERSION)" -o bin/clinic-handbook ./cmd/clinic-handbook
	CGO_ENABLED=0 go build -ldflags "-s -w -X main.version=$(VERSION)" -o bin/handbookctl ./cmd/handbookctl

web: ## compile the search for exported pages, which handbookctl embeds
	GOOS=js GOARCH=wasm go build -trimpath -buildvcs=false -ldflags "-s -w" -o $(WEB)/search.wasm ./handbook/export/websearch/wasm
	gzip -9nf $(WEB)/search.wasm
	cp "$$(go env GOROOT)/lib/wasm/wasm_exec.js" $(WEB)/

windows-accessible: web ## compile the Windows program with support for screen readers
	@cmd/setup.sh gcc-mingw-w64-x86-64
	GOOS=windows GOARCH=amd64 CGO_ENABLED=1 CC=x86_64-w64-mingw32-gcc go build -tags $(TAGS),accessibility -o /dev/null ./cmd/clinic-handbook

check: ## list every problem in the bundled content
	CGO_ENABLED=0 go run ./cmd/handbookctl check

JUDGED := handbook/search/testdata
OUTSIDE := $(wildcard ../shared/eval)

eval: ## measure the search against judged queries, in one table
	@CGO_ENABLED=0 go build -o bin/handbookctl ./cmd/handbookctl
	@bin/handbookctl eval --table $(JUDGED)/dev-queries.json $(JUDGED)/check-queries.json $(JUDGED)/wide-queries.json $(JUDGED)/fit-queries.json \
	  $(if $(OUTSIDE),$(OUTSIDE)/outside-dev.json $(OUTSIDE)/spanish-dev.json)
	@echo "with a clinic's pages over it:"
	@bin/handbookctl eval --table --content $(JUDGED)/clinic-pages $(JUDGED)/clinic-queries.json $(JUDGED)/dev-queries.json
	@bin/handbookctl eval --table --content $(JUDGED)/treatment-pages $(JUDGED)/treatment-queries.json $(JUDGED)/dev-queries.json
	@bin/handbookctl eval --table --content $(JUDGED)/topic-pages $(JUDGED)/topic-queries.json $(JUDGED)/dev-queries.json
	@$(if $(OUTSIDE),bin/handbookctl eval --table --content $(OUTSIDE)/own-pages $(OUTSIDE)/own-pages-queries.json $(OUTSIDE)/dev-queries.json)

ablation: ## measure the search with each of its parts switched off, one at a time; ten minutes
	@CGO_ENABLED=0 go run ./handbook/search/ablation

bench: ## compare the search with other engines; some minutes, downloads them once
	@cd handbook/search/peerbench && go run .

bench-ui: build ## compare the program with a bare window on a virtual display; under 15 minutes
	go build -tags $(TAGS) -ldflags "-s -w" -o bin/bare-window ./cmd/clinic-handbook/testdata/bare
	@cd cmd/clinic-handbook/benchui && go run . ../../../bin/bare-window ../../../bin/clinic-handbook

monkey: setup ## use the real window at random for ten minutes, and change its text size; MONKEY_SEED=N repeats a run
	MONKEY_TIME=$${MONKEY_TIME:-10m} go test -count=1 -timeout 0 -v -run '^(TestMonkey|TestTextSizeLeaksNothing)$$' ./cmd/clinic-handbook

FUZZTIME := 1m

# The limit of memory makes a reader that exceeds its budget fail. Go's fuzzing now
# and then ends with "context deadline exceeded" (Go 1.26), so what
# fails runs once more: an input that made it fail is saved, and fails again.
fuzz: ## run every fuzz target, each for FUZZTIME, a minute if left out
	@set -e; ulimit -v 8000000; export CGO_ENABLED=0 GOMEMLIMIT=1GiB; \
	for pkg in $$(go list -e -f '{{range .TestGoFiles}}{{$$.Dir}}/{{.}} {{end}}{{range .XTestGoFiles}}{{$$.Dir}}/{{.}} {{end}}' ./handbook/... ./cmd/... 2>/dev/null | xargs grep -l '^func Fuzz' | xargs -n1 dirname | sort -u); do \
	  for target in $$(go test -list '^Fuzz' $$pkg | grep '^Fuzz'); do \
	    echo "$$pkg $$target"; run="go test $$pkg -run ^$$ -fuzz ^$$target$$ -fuzztime $(FUZZTIME) -fuzzminimizetime 1s"; $$run || $$run; \
	  done; \
	done

habits: setup ## try in the real window what people are used to from other programs; on a machine at rest
	HABITS=1 go test -count=1 -v -run '^(TestHabits|TestMouseHabits|TestWindowIsAsItWasLeft|TestFindInTheRealWindow|TestTableInTheRealWindow|TestLongPaste|TestTextSizeOnKeyboards|TestMarkedRowIsThePage)$$' ./cmd/clinic-handbook

screenshots: setup ## retake the screenshots
	rm -f assets/screenshots/*.png
	GALLERY=$(CURDIR)/assets/screenshots go test -count=1 -run '^TestGallery$$' ./cmd/clinic-handbook

# A quarter of the quick tests' time would go to collecting garbage.
quick: setup ## vet, staticcheck, and every test that is not slow; two minutes, seconds when little changed
	go vet ./...
	go tool staticcheck ./...
	GOGC=400 GOMEMLIMIT=1GiB go test -short ./...

# The race detector runs where there are goroutines or shared memory for it to watch.
# Some packages would take too long with it, or drive a program that is built without
# it: of these, all tests run without the race detector, beside the others, and then
# the short ones with it.
WITHOUT_RACE := /(cmd/clinic-handbook|handbook/author|author/importer|handbook/delivery|handbook/search|ui)$$
GOROUTINES := ^[[:space:]]*go (func|[[:alpha:]_.]+\()|"sync(/atomic)?"|handbook/parallel"

test: setup lint ## run everything
	CGO_ENABLED=0 go build -o /dev/null ./cmd/handbookctl
	go test -run '^TestOdd' ./handbook/content # full-sized files, which the race detector would be too slow for
	@all=$$(go list -f '{{.Dir}}' ./... | sort); \
	racy=$$(git grep --untracked -lE '$(GOROUTINES)' -- '*.go' | sed 's|^|$(CURDIR)/|' | xargs -n1 dirname | sort -u | comm -12 - <(echo "$$all")); \
	cmd/step.sh "Testing the program in its window: about twenty-five minutes, beside the rest." go test -timeout 28m $$(comm -23 <(echo "$$all") <(echo "$$racy" | grep -vE '$(WITHOUT_RACE)')) & screen=$$!; \
	cmd/step.sh "Testing with the race detector: about fifteen minutes." go test -race -p 1 -timeout 28m $$(echo "$$racy" | grep -vE '$(WITHOUT_RACE)'); race=$$?; \
	cmd/step.sh "The same for what is too slow for it, the short tests: about six minutes." go test -race -short -p 1 ./cmd/clinic-handbook ./handbook/author ./handbook/author/importer ./handbook/delivery ./handbook/search ./ui; short=$$?; \
	wait $$screen && [ $$race$$short = 00 ]

test-export: web ## try an exported page in a real Chromium, without a network
	@cmd/setup.sh $(BROWSER_PACKAGES)
	cd handbook/export/browsertest && go vet ./... && go test -count=1 ./...

lint:
	@bad=$$(go tool gofumpt -l $$(git ls-files '*.go')); [ -z "$$bad" ] || { echo "not formatted: $$bad"; exit 1; }
	@cmd/step.sh "Vetting: about five minutes the first time." go vet ./...
	@cmd/step.sh "Checking with staticcheck: about a minute." go tool staticcheck ./...
	go mod tidy -diff

DIST := cmd/clinic-handbook/dist

dist: setup dist-setup ## build the packages into dist/; a quarter of an hour cold
	desktop-file-validate $(DIST)/linux/*.desktop
	cd $(DIST) && go vet ./... && go test . && $(CURDIR)/cmd/step.sh "Building the packages: a quarter of an hour the first time." go run . $(DISTFLAGS)
	cd $(DIST) && E2E_DIST=$(CURDIR)/dist go test -count=1 -run '^TestPackages' ./e2e

dist-reproducible: setup dist-setup ## build twice, the second time from a copy in another folder, and compare
	@bash $(DIST)/reproducible.sh $(CURDIR)

e2e-windows: dist ## install, use, upgrade and remove the Windows packages under Wine
	@cmd/setup.sh $(WINE_PACKAGES)
	cd $(DIST) && go run . -only windows -version 99.0.0 -out ../../../bin/next
	cd $(DIST) && E2E_DIST=$(CURDIR)/dist E2E_NEXT=$(CURDIR)/bin/next go test -count=1 -v -timeout 40m -run '^TestWindows' ./e2e

e2e-linux: dist ## install, use and remove the Debian package in a clean root
	@cmd/setup.sh debootstrap
	cd $(DIST) && E2E_DIST=$(CURDIR)/dist go test -count=1 -v -timeout 20m -run '^TestLinux' ./e2e

# On two busy cores, with the renderer and Go's packages already built: dist
# takes 1 minute, e2e-windows 15, and e2e-linux 6, dist included; the first build
# of the renderer adds 10. With test that is over 45 minutes cold, too long for
# every commit.
ci-full: test e2e-windows e2e-linux ## everything, packages included; over 45 minutes cold

icons: ## redraw the icon in all sizes
	@cmd/setup.sh librsvg2-bin icoutils
	cd assets/icons && for s in 16 24 32 48 64 128 256 512; do rsvg-convert -w $$s -h $$s icon.svg -o $$s.png; done && \
	  icotool -c -o icon.ico --raw=256.png 16.png 24.png 32.png 48.png 64.png 128.png

# What building and testing need from Debian.
PACKAGES := gcc libgl1-mesa-dev xorg-dev libwayland-dev libxkbcommon-dev libegl1-mesa-dev libgl1-mesa-dri \
	xvfb xauth xdotool openbox imagemagick tesseract-ocr strace poppler-utils
DIST_PACKAGES := desktop-file-utils appstream lintian rpm osslsigncode wixl msitools gcc-mingw-w64-x86-64 g++-mingw-w64-x86-64 libz-mingw-w64-dev \
	dpkg-dev patch xz-utils meson ninja-build python3-mako bison flex debian-archive-keyring
WINE_PACKAGES := wine wine64
BROWSER_PACKAGES := chromium

setup:
	@cmd/setup.sh $(PACKAGES)

dist-setup:
	@cmd/setup.sh $(DIST_PACKAGES)

vulncheck: ## look for known vulnerabilities in what is linked; needs the vulnerability database
	@GOBIN=$(CURDIR)/bin go install golang.org/x/vuln/cmd/govulncheck@v1.1.4
	@bin/govulncheck ./... || { code=$$?; [ $$code = 3 ] || echo "The vulnerability database cannot be reached: nothing was checked."; exit $$code; }
