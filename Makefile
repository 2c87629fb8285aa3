# make help lists what can be made. Only `make test` needs more than Go, and
# gets it itself where it can.

GO        ?= go
DIST      ?= dist
ADDRESS   ?= 127.0.0.1:8000
ORIGINALS ?=
URL       ?=
FUZZTIME  ?= 15s
TRIES     ?= 10
STARTS    ?= 7
CACHE     := .cache

# The articles' own files, where they lie beside the checkout; they are nobody's
# to publish, so elsewhere the collection is checked without them.
TEXTS     := $(wildcard ../shared/originals)

# -p 2: the journeys' browsers and two compilers are as much as a small machine bears.
TEST      := $(GO) test -p 2
# Nothing here needs C but the race detector, and compiling it would take as long
# as a fifth of the tool.
export CGO_ENABLED := 0

PARALLAX  := $(GO) run ./cmd/parallax
TOOL      := $(CACHE)/parallax
WITH      := $(if $(ORIGINALS),-originals $(ORIGINALS))

# Another release of Go than the one pinned makes another program of the same source.
PINNED    := $(shell sed -n 's/^toolchain //p' go.mod)

# What runs natively and on the page alike, and is tested in both places.
PURE      := ./corpus/... ./app/ask/... ./app/state/... ./app/present/... ./app/wording/... ./app/engine/... ./app/reader/...
# Of that, what reads folders stays native.
NATIVE    := /corpus/folder$$
PAGE      := GOOS=js GOARCH=wasm CGO_ENABLED=0

AXE         := 4.14.1
AXE_SHA512  := 1477dafa598d8d065f273d6af302aa203c02e83131707b7fa648cd41bd3d6b734f8c22a0dab86ee6a6f64b8afbe804b214d36db85a2826965edfb3a0b9d546b5
FLEXSEARCH        := 0.8.212
FLEXSEARCH_SHA512 := c12c89af51945a838e208491bbe5f621788e7157e0f6aa8147208f45474b308189a8fccca3e8cc465bc4f37b75e2fd63d1d44c11a05b111fda7508e9e83bb6a7
NEWS              := ../shared/bench/data/news
GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.9.0

.NOTPARALLEL:
.PHONY: help versions run build pack module test check unit race js journeys webkit faults bench beside start weigh fuzz golden screenshot gallery strings vuln clean browsers

help: ## lists the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo "  ORIGINALS=dir builds with the original texts in dir attached (run, build, pack)."
	@echo "  URL=https://example.org/parallax/ names the place of publication, for canonical links, previews and a sitemap (build)."

# The tool and the program are compiled side by side, the first time for most of
# a minute. What only a visitor on another machine needs is left to `make build`.
run: ## builds the explorer and serves it on localhost (ADDRESS=127.0.0.1:8000)
	@echo "1 of 3: getting ready to compile"
	@$(GO) build -o $(CACHE)/ahead ./cmd/parallax/program/ahead
	@echo "2 of 3: compiling the tool and the program (most of a minute the first time)"
	@$(CACHE)/ahead & ahead=$$!; $(GO) build -o $(TOOL) ./cmd/parallax && wait $$ahead
	@echo "3 of 3: building the site and serving it; the address follows"
	@exec $(TOOL) serve -addr $(ADDRESS) $(WITH)

build: ## writes the static site to dist (DIST=dir)
	$(PARALLAX) build -o $(DIST) $(WITH) $(if $(URL),-url $(URL))

pack: ## writes the whole explorer to one file, explorer.html
	$(PARALLAX) pack -force -o explorer.html $(WITH)

module: ## writes the search as a module for other people's pages to parallax-search (DIR=dir)
	$(PARALLAX) module -o $(or $(DIR),parallax-search)

test: check unit race js journeys ## everything: check, Go tests, the race detector, the page's code under node, real browsers

check: ## formatting, vet, staticcheck, import rules, fresh generated files, policies
	@echo "== toolchain"; have=$$($(GO) env GOVERSION); test "$$have" = "$(PINNED)" || echo "this is $$have, and $(PINNED) is pinned: the bytes of a build will differ from those of others (GOTOOLCHAIN=$(PINNED) gets it)"
	@echo "== gofmt"; unformatted=$$(gofmt -l app cmd corpus web); test -z "$$unformatted" || { echo "not formatted; run gofmt -w on: $$unformatted"; exit 1; }
	@echo "== go vet"; $(GO) vet ./... && $(PAGE) $(GO) vet ./cmd/wasm ./cmd/reader ./cmd/finder ./app/... $(PURE)
	@echo "== staticcheck"; mkdir -p $(CACHE) && $(GO) build -o $(CACHE)/staticcheck honnef.co/go/tools/cmd/staticcheck
	@$(CACHE)/staticcheck ./... && $(PAGE) $(CACHE)/staticcheck ./cmd/wasm ./cmd/reader ./cmd/finder ./app/... $(PURE)
	@echo "== import rules"; $(GO) test ./cmd
	@echo "== generated files"; $(PARALLAX) bundle -stored -force -c corpus/putinkim -o $(CACHE)/fresh.parallax
	@cmp $(CACHE)/fresh.parallax corpus/putinkim/putinkim.parallax || { echo "the compiled-in bundle is stale: run go generate ./corpus/putinkim"; exit 1; }
	@echo "== the collection"; $(PARALLAX) check corpus/putinkim $(if $(TEXTS),-originals $(TEXTS))
	@echo "== one build for every place"
	@# Absolute addresses would break the site under a prefix; namespaces and vocabularies are names, not addresses.
	@! grep -nE "(href|src|action)=[\"']?/|url\([\"']?/|https?://" web/*.js web/boot/*.js web/*.css web/css/*.css web/pages/*.html \
		| grep -vE 'https?://(www\.w3\.org|schema\.org|www\.sitemaps\.org)' || { echo "web/ must hold relative addresses only"; exit 1; }
	@echo "== nothing left open"
	@! grep -rnE '(TODO|FIXME|XXX)[:( ]' --include='*.go' --include='*.js' --include='*.mjs' --include='*.css' --include='*.html' app cmd corpus web || { echo "finish it, or write an issue"; exit 1; }

unit: ## Go tests without browsers
	$(TEST) -timeout 10m $$($(GO) list ./... | grep -vE '/web/(browser|journeys)$$')

# What can race are packages that start goroutines or guard what is shared, or whose
# tests do. Others only call these.
race: ## the race detector over what runs side by side in the core (needs a C compiler)
	@if command -v "$$($(GO) env CC)" >/dev/null 2>&1; then \
		racy=$$(grep -rlE '^[[:space:]]*go (func\(|[A-Za-z.]+\()|sync\.|atomic\.|\.Go\(' --include='*.go' $$($(GO) list -f '{{.Dir}}' $(PURE)) | xargs -n1 dirname | sort -u); \
		echo "$(TEST) -race -short" $$racy; CGO_ENABLED=1 $(TEST) -race -short -timeout 10m $$racy; \
	else echo "no C compiler: the race detector is left out"; fi

js: ## builds for the page; runs its scripts and the pure packages under node, if there is one
	$(PAGE) $(GO) build -o $(CACHE)/program.wasm ./cmd/wasm
	$(PAGE) $(GO) build -o $(CACHE)/reading.wasm ./cmd/reader
	$(PAGE) $(GO) build -o $(CACHE)/search.wasm ./cmd/finder
	@if command -v node >/dev/null 2>&1; then \
		$(TEST) ./web && \
		env -i HOME="$$HOME" PATH="$$($(GO) env GOROOT)/lib/wasm:$$PATH" GOPATH="$$($(GO) env GOPATH)" GOCACHE="$$($(GO) env GOCACHE)" $(PAGE) \
			$(TEST) -short -timeout 10m $$($(GO) list $(PURE) | grep -vE '$(NATIVE)'); \
	else echo "no node: the pure packages were tested natively only, and the scripts of web/boot only by the journeys"; fi

journeys: browsers $(CACHE)/axe-$(AXE).min.js ## drives Chromium, Firefox and WebKit over the built site
	$(TEST) -count 1 -timeout 60m ./web/browser ./web/journeys

webkit: browsers ## every journey that WebKit can be driven through; make test makes those that prove its engine
	$(GO) test -count 1 -timeout 60m ./web/journeys -browser WebKit

faults: browsers ## what must not break an update, tried again and again (TRIES=10), with a table of tries and failures
	$(GO) test -count 1 -timeout 4h -v ./web/journeys -run '^TestFault' -apart -tries $(TRIES)

versions: ## what is installed of all that the tests use
	@$(GO) version; $(MAKE) --version | head -n 1; uname -srm
	@for program in chromium chromium-browser google-chrome firefox-esr firefox node; do \
		if command -v $$program >/dev/null 2>&1; then echo "$$program: $$($$program --version 2>/dev/null | tail -n 1)"; fi; \
	done
	@# WebKit's driver does not tell its version, and the browser does on a display only.
	@if command -v dpkg-query >/dev/null 2>&1; then dpkg-query -W -f '$${Package}: $${Version}\n' webkit2gtk-driver 2>/dev/null || true; fi

browsers: ## installs the browsers that are missing, where it can
	@.ci/need chromium fonts-liberation -- chromium chromium-browser google-chrome
	@.ci/need firefox-esr -- firefox-esr firefox
	@.ci/need webkit2gtk-driver -- WebKitWebDriver
	@.ci/need xvfb -- Xvfb

# axe-core finds what a machine can find of barriers. It is a test's tool and
# never part of the site, so it is fetched, pinned by its hash, and not kept here.
$(CACHE)/axe-$(AXE).min.js:
	@.ci/need npm -- npm
	@mkdir -p $(CACHE)
	cd $(CACHE) && npm pack --silent axe-core@$(AXE) >/dev/null
	@cd $(CACHE) && echo "$(AXE_SHA512)  axe-core-$(AXE).tgz" | sha512sum -c --quiet - || { echo "axe-core $(AXE) is not the file it was"; exit 1; }
	@cd $(CACHE) && tar xzf axe-core-$(AXE).tgz package/axe.min.js && mv package/axe.min.js axe-$(AXE).min.js && rmdir package && rm axe-core-$(AXE).tgz

bench: browsers beside ## benchmarks of the core, how long the page stands still, and the search beside another
	$(GO) test -p 1 -run '^$$' -bench . -benchmem $(PURE)
	$(GO) test -count 1 -timeout 60m -v ./web/journeys -run '^(TestPace|TestPaceOfAdding|TestPaceOfTheShelf|TestStatisticsOverThousands|TestALargeFile|TestSlowProcessor)$$' -apart -pauses

# The texts to search are free for research and not ours to give away, and the other
# engine is no part of ours: it is fetched, pinned by its hash, and not kept here.
beside: ## the table in README of the search beside FlexSearch, where the texts to measure with are (NEWS=dir)
	@if [ ! -f $(NEWS)/passages100k.jsonl.gz ]; then echo "the search beside another is not measured: $(NEWS) has no passages100k.jsonl.gz"; \
	elif ! command -v node >/dev/null 2>&1; then echo "the search beside another is not measured: there is no node"; \
	else $(MAKE) $(CACHE)/flexsearch-$(FLEXSEARCH)/package.json && $(PARALLAX) module -fast -o $(CACHE)/module && \
		node --expose-gc web/beside/beside.mjs $(CACHE)/module $(CACHE)/flexsearch-$(FLEXSEARCH) $(NEWS); fi

$(CACHE)/flexsearch-$(FLEXSEARCH)/package.json:
	@.ci/need npm -- npm
	@mkdir -p $(CACHE)
	cd $(CACHE) && npm pack --silent flexsearch@$(FLEXSEARCH) >/dev/null
	@cd $(CACHE) && echo "$(FLEXSEARCH_SHA512)  flexsearch-$(FLEXSEARCH).tgz" | sha512sum -c --quiet - || { echo "flexsearch $(FLEXSEARCH) is not the file it was"; exit 1; }
	@cd $(CACHE) && tar xzf flexsearch-$(FLEXSEARCH).tgz && rm -rf flexsearch-$(FLEXSEARCH) && mv package flexsearch-$(FLEXSEARCH) && touch flexsearch-$(FLEXSEARCH)/package.json && rm flexsearch-$(FLEXSEARCH).tgz

start: browsers ## how long the explorer takes to start, beside a program with go-app alone (STARTS=7)
	$(GO) test -count 1 -timeout 20m ./web/journeys -run '^TestStart$$' -v -apart -starts $(STARTS)

weigh: ## what the program's code is made of, and what of it has grown
	$(PARALLAX) weigh

fuzz: ## every fuzz target for a while (FUZZTIME=15s)
	@grep -rl --include='*_test.go' '^func Fuzz' app cmd corpus web | while read -r file; do \
		sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\)(.*/\1/p' "$$file" | while read -r target; do \
			echo "== $$target in $$(dirname "$$file")"; \
			$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) "./$$(dirname "$$file")" </dev/null || exit 1; \
		done || exit 1; \
	done

golden: ## writes the golden files anew; look at the difference before you commit
	@grep -rlE --include='*_test.go' 'flag\.Bool\("update"' app cmd corpus web | xargs -r -n 1 dirname | sort -u | while read -r dir; do \
		echo "== $$dir"; $(GO) test "./$$dir" -update </dev/null || exit 1; \
	done

screenshot: browsers ## the README's picture and the manifest's, from the real site
	$(GO) test -count 1 ./web/journeys -run '^TestPicture$$' -picture $(CURDIR)/.pictures/overview.png -pictures $(CURDIR)/web/pictures

gallery: browsers ## every view on sample data, as pages in .cache/gallery to look at
	$(GO) test -count 1 ./web/journeys -run '^TestGallery$$' -gallery $(CURDIR)/$(CACHE)/gallery
	@echo "open $(CACHE)/gallery/index.html"

strings: ## every text of the page on one page to review, .cache/strings.html
	@mkdir -p $(CACHE)
	$(GO) test -count 1 ./app/wording -run '^TestStringsPage$$' -strings $(CURDIR)/$(CACHE)/strings.html
	@echo "open $(CACHE)/strings.html"

vuln: ## known vulnerabilities in what we link (needs a network; not part of test)
	GOBIN=$(CURDIR)/$(CACHE) $(GO) install $(GOVULNCHECK)
	$(CACHE)/govulncheck ./...
	$(PAGE) $(CACHE)/govulncheck ./cmd/wasm ./cmd/reader ./cmd/finder

clean: ## removes what was made
	rm -rf $(DIST) $(CACHE) explorer.html
