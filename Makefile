# Each target is one plain command underneath; `make help` lists them.
PREFIX ?= /usr/local
RELEASE := .build/release/ost-triage
BIN = $(DESTDIR)$(PREFIX)/bin
SHARE = $(DESTDIR)$(PREFIX)/share/ost-triage

# The Swift runtime goes into the program, so that it runs where no Swift is installed. Libraries
# are never looked for beside the program, and what the loader has resolved cannot be overwritten.
RELEASE_FLAGS ?= -c release --static-swift-stdlib --product ost-triage --disable-local-rpath \
  -Xlinker -z -Xlinker relro -Xlinker -z -Xlinker now

# How many marks `make test-writers` tries with each payload (`all` takes hours), options of
# `make bench` and `make bench-memory`, and how long `make fuzz` runs each of its targets.
WRITERS ?= 8
BENCH ?=
FUZZ_SECONDS ?= 60
MEMORY ?=
# How often `make test-kills` ends each command by each signal.
KILLS ?= 40

# How many changed inputs `make fuzz-inputs` reads.
MUTANTS ?= 20000

.DEFAULT_GOAL := help
.PHONY: help packages build demo test test-kills test-writers lint check bench bench-growth bench-memory \
	bench-explain bench-groups fuzz fuzz-inputs install uninstall clean

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile | \
	  while IFS='	' read -r name text; do printf '  make %-13s %s\n' "$$name" "$$text"; done

packages: ## install the C libraries that are missing (apt, with sudo where needed)
	@.ci/packages

build: packages ## build the program in release, as .build/release/ost-triage
	swift build $(RELEASE_FLAGS)

demo: build ## build, then print the report of Fixtures/builds
	$(RELEASE) report Fixtures/builds

test: packages ## run all tests
	@.ci/packages test
	swift test --disable-xctest

test-kills: packages ## end every command that writes a file KILLS times by each of three signals
	KILLS=$(KILLS) swift test --disable-xctest --filter KillTests

test-writers: packages ## try more payloads in all that is printed, and tell how many (5 minutes)
	@.ci/packages test
	WRITERS=$(WRITERS) swift test --disable-xctest --filter '^WriterTests\.'

lint: packages ## check the format of the sources, what they import, how they escape
	swift format lint --strict -r Sources Tests Benchmarks Package.swift
	.ci/imports
	.ci/characters
	swift build --explicit-target-dependency-import-check error

check: ## all that CI checks: tests, lint, rules, the repository itself
	.ci/run

bench: packages ## measure the engine beside other search tools (20 minutes), with the options BENCH
	@.ci/packages bench
	Benchmarks/run $(BENCH)

bench-growth: packages ## check how the engine's and the program's cost grow, within two minutes
	swift build -c release --static-swift-stdlib --product engine-bench
	Benchmarks/growth .build/release/engine-bench
	swift build $(RELEASE_FLAGS)
	Benchmarks/growth-inputs $(RELEASE)

bench-memory: packages ## check how the memory of a report grows, with the options MEMORY (such as --scale 4)
	swift build $(RELEASE_FLAGS)
	Benchmarks/memory $(RELEASE) $(MEMORY)

bench-explain: packages ## check time and memory on a build with 2 GiB of logs (3 minutes)
	swift build $(RELEASE_FLAGS)
	Benchmarks/explain/run $(RELEASE)

bench-groups: packages ## measure the grouping of faults, with the options BENCH (such as --drain3)
	Benchmarks/groups $(BENCH)

fuzz: packages ## look for inputs that engine or readers get wrong, FUZZ_SECONDS for each target
	Benchmarks/fuzz/run $(FUZZ_SECONDS)

fuzz-inputs: build ## read MUTANTS changed inputs: none may crash, hang, eat memory or depend on --jobs
	Benchmarks/mutations/run --count $(MUTANTS) $(RELEASE)

# `sudo make install` only copies: root need not have Swift, and must not own files of .build.
install: $(if $(SUDO_USER),,build) ## install the program and its rules below PREFIX (/usr/local)
	@test -x $(RELEASE) || { echo "error: nothing is built yet: run 'make build' first" >&2; exit 1; }
	install -d "$(BIN)" "$(SHARE)"
	install -s -m 755 $(RELEASE) "$(BIN)/ost-triage"
	rm -rf "$(SHARE)/Rules"
	cp -R Rules "$(SHARE)/Rules"

uninstall: ## take away what install put below PREFIX
	rm -f "$(BIN)/ost-triage"
	rm -rf "$(SHARE)"

clean: ## delete what was built, and the data of the benchmarks
	rm -rf .build .build-bench .build-fuzz
