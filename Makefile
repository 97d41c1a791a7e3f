# zhiban: the command post on one laptop
export CGO_ENABLED = 0

.PHONY: test check help fmt
help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'
test: ## everything that needs only Go
	go test ./...
check: ## lint and race
	test -z "$$(gofmt -l cmd ui store assets 2>/dev/null)"
	go vet ./...
	CGO_ENABLED=1 go test -race ./store/...
fmt: ## format the code
	gofmt -w store assets
