# One target does one thing. On a fresh Debian machine with Swift, `make demo` and `make test`
# install what is missing and say so.

SITE := public
PINDRIFT = .build/release/pindrift
SOURCES := Package.swift Sources Tests

.PHONY: help setup libraries checks build demo test check lint format record site-checks
.PHONY: safety-quick check-safety sanitize fuzz mutants bench clean

help:
	@echo 'make demo      build pindrift and write the site of Samples/ to $(SITE)/'
	@echo 'make test      run all tests'
	@echo 'make check     all that CI runs: format, warnings, tests, the finished site, hostile input'
	@echo 'make setup     install what is missing for all of these'
	@echo 'make check-safety  hostile input, failing calls, secrets and sanitizers (half an hour)'
	@echo 'make fuzz      fuzz every target for FUZZ_SECONDS (60)'
	@echo 'make mutants   break the code in many ways, and expect the tests to see each (a quarter of an hour)'
	@echo 'make format    format the Swift sources in place'
	@echo 'make record    rewrite the golden files (the run still fails; look at the diff)'
	@echo 'make bench     measure on a generated fleet'
	@echo 'make clean     remove what was built'

setup: checks

libraries:
	@.ci/setup libraries

checks:
	@.ci/setup checks

build: libraries
	swift build -c release --product pindrift

demo: build
	$(PINDRIFT) build Samples --output $(SITE)
	@echo 'The site is in $(SITE)/; open $(CURDIR)/$(SITE)/index.html'

test: libraries
	swift test

check: checks lint
	.ci/build-without-warnings
	swift test
	$(MAKE) --no-print-directory site-checks safety-quick

lint:
	swift format lint --strict -r $(SOURCES)

format:
	swift format format -i -r $(SOURCES)

record: libraries
	PINDRIFT_RECORD=1 swift test

site-checks: checks demo
	.venv/bin/python .ci/check-site --self-test
	.venv/bin/python .ci/check-site $(SITE)

# A sample of the next, with nothing in it that hangs on how busy the machine is.
safety-quick: checks build
	.ci/safety/quick

check-safety: checks build
	.venv/bin/python .ci/safety/check-safety --self-test
	.venv/bin/python .ci/safety/check-safety
	$(MAKE) --no-print-directory sanitize

# Built apart, since a sanitizer changes every object file. Analysis is left out: it is pure code of
# one thread without an unsafe line, and its tests are the longest.
PURE = RealNightsTests|FleetAnalysisTests
KNOWN = suppressions=$(CURDIR)/.ci/safety
sanitize: libraries
	LSAN_OPTIONS=print_suppressions=0:$(KNOWN)/leaks.txt SWIFT_BACKTRACE=enable=no \
		swift test --sanitize=address --scratch-path .build-asan --skip '$(PURE)'
	TSAN_OPTIONS=$(KNOWN)/races.txt SWIFT_BACKTRACE=enable=no \
		swift test --sanitize=thread --scratch-path .build-tsan --skip '$(PURE)'

FUZZ_SECONDS := 60
fuzz: libraries
	Tests/Fuzz/fuzz $(FUZZ_SECONDS)

mutants: libraries
	.ci/safety/mutants

bench: libraries
	PINDRIFT_BENCHMARKS=1 swift run -c release --scratch-path .build-bench Benchmarks

clean:
	rm -rf .build .build-bench .build-asan .build-tsan .build-fuzz .build-mutants $(SITE)
