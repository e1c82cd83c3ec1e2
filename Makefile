# Each target is one plain command underneath; `make help` lists them.
PREFIX ?= /usr/local
RELEASE := .build/release/ost-triage
BIN = $(DESTDIR)$(PREFIX)/bin
SHARE = $(DESTDIR)$(PREFIX)/share/ost-triage

# The Swift runtime goes into the program, so that it runs where no Swift is installed.
RELEASE_FLAGS ?= -c release --static-swift-stdlib --product ost-triage

# Options of `make bench`, and how long `make fuzz` runs each of its targets.
BENCH ?=
FUZZ_SECONDS ?= 60

# How many changed inputs `make fuzz-inputs` reads.
MUTANTS ?= 20000

.DEFAULT_GOAL := help
.PHONY: help packages build demo test lint check bench bench-growth bench-explain bench-groups fuzz \
	fuzz-inputs install uninstall clean

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
	swift test --disable-xctest

lint: packages ## check the format of the sources and what they import
	swift format lint --strict -r Sources Tests Benchmarks Package.swift
	.ci/imports
	swift build --explicit-target-dependency-import-check error

check: ## all that CI checks: tests, lint, rules, the repository itself
	.ci/run

bench: packages ## measure the engine beside other search tools (20 minutes), with the options BENCH
	@.ci/packages bench
	Benchmarks/run $(BENCH)

bench-growth: packages ## check how the engine's cost grows, within a minute
	swift build -c release --static-swift-stdlib --product engine-bench
	Benchmarks/growth .build/release/engine-bench

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
	install -m 755 $(RELEASE) "$(BIN)/ost-triage"
	rm -rf "$(SHARE)/Rules"
	cp -R Rules "$(SHARE)/Rules"

uninstall: ## take away what install put below PREFIX
	rm -f "$(BIN)/ost-triage"
	rm -rf "$(SHARE)"

clean: ## delete what was built, and the data of the benchmarks
	rm -rf .build .build-bench .build-fuzz
