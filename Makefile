# Every command of the project. Each one first sets up what this machine misses, and says so.

SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
export PATH := $(HOME)/.cargo/bin:$(PATH)

# Where cargo builds; asked late, because set-up may have to say first that there is no cargo.
target = $(shell cargo metadata --format-version 1 --no-deps --locked | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
browser_libraries := end2end/node_modules/.package-lock.json
wasm := wasm32-unknown-unknown
# What is sent to the browser: built first, and put into the program by server/build.rs.
with_browser := ONPURPOSE_BROWSER_BUNDLE=$(CURDIR)/target/browser

# A bench builds the program with samples, in the place of a release: it's not left there.
benched = $(with_browser) .make/with-postgres cargo bench --locked --profile release --package server --bench $(1); \
	status=$$?; rm -f "$(target)/release/onpurpose"; exit $$status

.PHONY: run build test check bench attack set-up-% lint browser rust-tests browser-tests

run: set-up-build browser ## build for a look, load sample content into an empty database, serve on 127.0.0.1:3000
	$(with_browser) cargo build --locked --package server --features samples
	@.make/run "$(target)/debug/onpurpose"

build: set-up-build browser ## leave the program at target/release/onpurpose
	$(with_browser) cargo build --release --locked --package server
	@[ "$(target)/release/onpurpose" -ef target/release/onpurpose ] || \
		install -D "$(target)/release/onpurpose" target/release/onpurpose
	@.make/without-samples target/release/onpurpose

test: set-up-test ## everything: layout, lints, all tests on SQLite and PostgreSQL, in a browser
	@$(MAKE) --no-print-directory browser lint rust-tests browser-tests
	@echo "test: all passed: $$(cat target/rust-tests.total) Rust tests, on SQLite and on PostgreSQL;" \
		"$$(cat target/browser-tests.total) browser tests."

check: set-up-check ## the quick part: layout, lints, house rules; nothing is built that runs
	cargo fmt --check
	cargo clippy --workspace --all-targets --locked -- --deny warnings
	cargo test --quiet --locked --package tidy

bench: set-up-bench browser $(browser_libraries) ## build, print the figures; FIGURES_PART=sending: those of issues alone
	$(call benched,figures)

attack: set-up-bench browser ## build, attack the site as a bored student would, print what that costs
	$(call benched,attack)

set-up-%:
	@.make/setup $*

lint: check
	cargo clippy --package server --locked -- --deny warnings # as it is released: without samples
	@[ ! -d "$$(rustc --print target-libdir --target $(wasm))" ] || CARGO_TARGET_DIR="$(target)/wasm" \
		cargo clippy --locked --target $(wasm) --package app --lib --no-default-features --features hydrate \
		-- --deny warnings

browser:
	@.make/browser

rust-tests:
	@mkdir -p target
	$(with_browser) .make/with-postgres .make/with-mail-servers .make/rust-tests 2>&1 | tee target/rust-tests.log
	@grep -oE '[0-9]+ passed' target/rust-tests.log | awk '{ n += $$1 } END { print n }' >target/rust-tests.total

browser-tests: $(browser_libraries)
	$(with_browser) cargo build --locked --package server --features samples
	cargo build --locked --workspace --example pages
	cd end2end && npx tsc --noEmit
	cd end2end && ONPURPOSE_BIN="$(target)/debug/onpurpose" npx playwright test | tee ../target/browser-tests.log
	@grep -oE '[0-9]+ passed' target/browser-tests.log | awk '{ print $$1 }' >target/browser-tests.total

$(browser_libraries): end2end/package-lock.json
	@echo "set-up: fetching the libraries of the browser tests into end2end/node_modules."
	cd end2end && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund
