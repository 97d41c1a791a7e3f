# zhiban: the command post on one laptop. «make help» lists the targets.
export CGO_ENABLED = 0
# a pipe must not hide a failed test; everything else runs in any shell
e2e paper fault: SHELL = bash
e2e paper fault: .SHELLFLAGS = -eu -o pipefail -c
GO    ?= go
LINT  := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
FUMPT := mvdan.cc/gofumpt@v0.12.0
DEMO  := out/demo.db
# SQLite is C turned into Go: the race detector looks at our code and not at every byte of its memory
BARE  := -gcflags=modernc.org/sqlite/lib=-race=false -gcflags=modernc.org/libc=-race=false

.PHONY: help run build test check lint race fuzz monkey e2e fault paper bench picture readings fonts keys fmt clean

help: ## this list
	@grep -hE '^[a-z0-9]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9]+):.*## /  \1\t/' | expand -t 12

run: build ## play the real case into out/ and open the board there
	@mkdir -p out && rm -rf $(DEMO) $(DEMO).* $(DEMO)-wal $(DEMO)-shm
	@bin/zhiban --db $(DEMO) drill run meijiang --speed max --until '2022-09-03 00:30'
	@if [ -t 0 ] && [ -t 1 ]; then exec bin/zhiban --db $(DEMO); else \
		bin/zhiban --db $(DEMO) status && bin/zhiban --db $(DEMO) report handover --shift 2022-09-01-B --out out; fi

build: ## bin/zhiban
	@mkdir -p bin && $(GO) build -trimpath -ldflags='-s -w' -o bin/zhiban ./cmd/zhiban

test: ## everything that needs only Go
	$(GO) vet ./...
	$(GO) test -skip '^TestE2E' ./ui ./store ./... # the longest first, so that both cores end together; the real terminal is in check

check: lint race fuzz monkey e2e paper fault ## lint, race, fuzz seeds, a real terminal, paper, faults

lint: ## style and walls between the packages
	@test -z "$$(gofmt -l cmd ui store assets)" || { gofmt -l cmd ui store assets; exit 1; }
	$(GO) run $(LINT) run ./...

race: ## the tests under the race detector (the only run with cgo); pictures and random keys are looked at without it
	CGO_ENABLED=1 $(GO) test -race $(BARE) -short -timeout 30m -skip 'E2E|Fault|Monkey|Size|Cursor|Look|KeySheet' ./ui ./store ./ui/paper/handover ./store/... ./ui/... ./cmd/...

fuzz: ## the seeds of every fuzz test; FUZZTIME=30s looks for new input too
	$(GO) test -count=1 -run '^Fuzz' ./store/... ./ui/... ./assets/...
	@if [ -n "$(FUZZTIME)" ]; then for p in $$($(GO) list ./store/... ./ui/... ./assets/...); do \
		for f in $$($(GO) test -list '^Fuzz' $$p | grep '^Fuzz'); do \
			$(GO) test -run '^$$' -fuzz "^$$f$$" -fuzztime $(FUZZTIME) $$p || exit 1; done; done; fi

monkey: ## 10,000 random keys on every screen; the cursor under every locale; long random journals; a census of 50,000 rows
	ZHIBAN_LONG=1 $(GO) test -count=1 -run 'TestMonkey|TestCursorIsExact|TestLiveRebuilt|TestPatientsLive|TestWhatIsLeft|TestCensusWithPlantedFaults' ./ui ./store ./store/intake

e2e: build ## the whole program on a real pseudo-terminal
	ZHIBAN_BIN=$(CURDIR)/bin/zhiban $(GO) test -count=1 -run E2E -v ./cmd/zhiban | grep -vE '^=== '

fault: build ## power cuts, disk errors, kills; prints the figures
	ZHIBAN_FAULTS=1 ZHIBAN_BIN=$(CURDIR)/bin/zhiban $(GO) test -count=1 -run 'Fault' -v ./store ./store/faultvfs ./cmd/zhiban | grep -E 'faults:|^(ok|FAIL|panic|---)|_test.go'

paper: ## the files as other programs read and draw them (poppler-utils; LibreOffice where there is one)
	ZHIBAN_POPPLER=1 $(GO) test -count=1 -run Poppler -v ./ui/paper/export ./ui/paper/handover ./ui/paper/diary ./ui/paper/form | grep -vE '^=== '

bench: build ## figures with their floor or peer measured in the same run
	$(GO) run ./cmd/dev/bench

keys: ## the key sheet of README and zhiban keys, from the actions of the screens
	UPDATE_KEYS=1 $(GO) test -count=1 -run TestKeySheet ./ui

readings: ## assets/pinyin/readings.txt, of the dictionary of go-pinyin
	$(GO) run ./cmd/dev/readings

fonts: ## assets/fonts, packed anew out of the npm package that ships the font
	$(GO) run ./cmd/dev/fonts

picture: build ## assets/help/board.svg, drawn by the real program
	$(GO) run ./cmd/dev/picture

fmt: ## format the code
	$(GO) run $(FUMPT) -w cmd ui store assets

clean: ## remove what was built
	rm -rf bin out
