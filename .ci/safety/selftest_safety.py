"""Breaks what pindrift writes in one way after the other, and expects the right check to say so.

Each mutant is a script that stands in for the command: it runs it and then does the damage.
"""

import pathlib
import tempfile

import check_corpus
import check_costs
import check_faults
import check_injection
import check_names
import check_same
import check_secrets
import corpus
import payloads
import runs

FEW = ("syntax-deep-array-1000.json", "syntax-bad-tru.json", "syntax-good-null.json", "keys-twice-same.json")


def few_files(folder):
    with patched(corpus, "items", lambda whole=list(corpus.items()): (one for one in whole if one[0] in FEW)):
        yield from check_corpus.one_by_one(folder)


def few_secrets(_):
    with patched(check_secrets, "seeds", lambda whole=list(check_secrets.seeds())[::40]: iter(whole)):
        yield from check_secrets.run()


def few_names(folder):
    with patched(payloads, "NAMES", payloads.NAMES[:3]):
        checks = check_names.inside(folder)
        # Few fields are few paths.
        checks[0].problems = [one for one in checks[0].problems if not str(one).startswith("only ")]
        yield from checks


def few_pages(_):
    with patched(payloads, "ALL", ["<b>", "a|b", "</title><script>document.title='PWN'</script>"]), \
            patched(check_injection, "PLACES", ["attribute value", "image.name"]):
        for check in check_injection.run(quick=None):
            if not check.name.startswith("R5 size"):
                yield check


def one_family(_):
    with patched(check_costs, "FAMILIES", {"keys": check_costs.FAMILIES["unknown keys"]}):
        yield from check_costs.run(quick=True)


def few_faults(folder):
    with patched(check_faults, "CALLS", ("renameat",)):
        sweep = check_faults.Sweep(folder)
        check = check_faults.Check("R12 sweep")
        sweep.sweep(check, every=6)
        yield check
        yield check_faults.strangers(sweep, folder)
        yield check_faults.pairs(sweep, 2)


def few_settings(_):
    yield from check_same.run(quick=True)


class patched:
    """A module's name with another value for a while."""

    def __init__(self, module, name, value):
        self.module, self.name, self.value = module, name, value

    def __enter__(self):
        self.old = getattr(self.module, self.name)
        setattr(self.module, self.name, self.value)

    def __exit__(self, *_):
        setattr(self.module, self.name, self.old)


# The checks, then what is put before and after the command; `$out` is the site's directory.
MUTANTS = [
    ("R1", few_files, 'case "$*" in *deep-array*) kill -SEGV $$;; esac', ""),
    ("R1", few_files, "", "printf '\\033[31m' >&2"),
    ("R17", few_files, "exec 2>/dev/null", ""),
    ("R3", few_files, "", 'echo "{}"; exit 0'),
    ("R3", few_files, "", "exit 4"),
    ("R4", few_files, 'case "$*" in *-null*) i=0; while [ $i -lt 1500000 ]; do i=$((i+1)); done;; esac', ""),
    ("R4", one_family, "", 'for f in "$@"; do [ -f "$f" ] && n=$(($(wc -c <"$f") / 512)); done; '
     "i=0; while ((i++ < n * n * n / 8000)); do :; done"),
    ("R15 secrets", few_secrets, 'cat "$3"/*.json >&2', ""),
    ("R15 benign", few_secrets, 'exec | sed s/library/REDACTED/', ""),
    ("R11 every call", few_names, "", ': >"$(dirname "$out")/outside"'),
    ("R11 names", few_names, "", ': >"$out/CON.html"'),
    ("R11 names", few_names, "", 'cp "$out/index.html" "$out/Index.html"'),
    ("R5 injection", few_pages, "", "find \"$out\" -name '*.html' -exec sed -i 's/&lt;b/<b/g' {} +"),
    ("R5 Chromium", few_pages, "", "find \"$out\" -name '*.html' -exec sed -i 's/&lt;script&gt;/<script>/g; s/&lt;.script&gt;/<\\/script>/g' {} +"),
    ("R6", few_pages, "", "find \"$out\" -name '*.html' -exec sed -i 's/a|b/a b/g' {} +"),
    ("R7", few_pages, "", "find \"$out\" -name '*.md' -exec sed -i 's/^# /# <b>/' {} +"),
    ("R12", few_faults, "", '[ $status = 0 ] || : >"$out/index.html"'),
    ("R12", few_faults, "", '[ $status = 0 ] || rm -f "$out"/assets/*'),
    ("R12", few_faults, "", '[ $status = 0 ] || : >"$(dirname "$out")/keep/history.ndjson"'),
    ("R12", few_faults, "", '[ $status = 0 ] || exit 139'),
    ("R14", few_settings, "", 'echo "<!-- $TZ -->" >>"$out/index.html"'),
    ("R14", few_settings, "", '[ "$LC_ALL" = C.UTF-8 ] || echo >>"$out/../history.ndjson"'),
    ("R16", few_faults, "", 'rm -f "$out"/later7.html'),
    ("R13", few_faults, "", '[ $status != 75 ] || exit 0; : >>"$out/index.html"; echo x >>"$out/pindrift-manifest.json"'),
]

SCRIPT = """#!/bin/bash
out=
n=1
for word in "$@"; do
    if [ "$last" = -o ]; then out=$word; fi
    last=$word
done
BEFORE
COMMAND "$@"
status=$?
if [ -z "$out" ] || [ -d "$out" ]; then
    AFTER
    :
fi
exit $status
"""


def found(expected, checks, before, after):
    """Whether a check of the expected name has problems; the others may have them too."""
    real = runs.BINARY
    command = f'"{real}"'
    if before.startswith("exec |"):
        filter_ = before.removeprefix("exec ")
        before, command = "", command
    else:
        filter_ = ""
    with tempfile.TemporaryDirectory(prefix="pindrift-mutant-") as name:
        folder = pathlib.Path(name)
        script = folder / "pindrift"
        text = SCRIPT.replace("BEFORE", before or ":").replace("AFTER", after or ":").replace("COMMAND", command)
        if filter_:
            text = text.replace('"$@"\nstatus', f'"$@" {filter_}\nstatus')
        script.write_text(text)
        script.chmod(0o755)
        (folder / "work").mkdir()
        with patched(runs, "BINARY", script):
            try:
                return any(check.problems for check in checks(folder / "work") if check.name.startswith(expected))
            except (AssertionError, StopIteration):
                # A check that can not even start on what the mutant leaves.
                return True


def sound():
    """What the checks say of the command as it is."""
    problems = []
    with tempfile.TemporaryDirectory(prefix="pindrift-sound-") as name:
        for number, checks in enumerate((few_files, few_secrets, few_names, few_pages, one_family, few_settings,
                                        few_faults)):
            folder = pathlib.Path(name) / str(number)
            folder.mkdir()
            for check in checks(folder):
                problems += [f"{check.name}: {problem}" for problem in check.problems]
    return problems


def run() -> int:
    failures = [f"the command itself fails: {problem}" for problem in sound()]
    for expected, checks, before, after in MUTANTS:
        if not found(expected, checks, before, after):
            failures.append(f"{expected} did not see: {before or after}")
    for failure in failures:
        print(f"✘ self-test: {failure}"[:500])
    if not failures:
        print(f"✔ self-test: the command passes, {len(MUTANTS)} mutants are found")
    return 1 if failures else 0
