"""Bar R11: what is written lies in the output, under names that every system can hold."""

import json
import os
import pathlib
import re
import tempfile

import metadata
import payloads
from runs import Check, Run

NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,99}")
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
CHANGING = ("openat,open,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,symlink,"
            "symlinkat,truncate,chmod,fchmodat,chown,fchownat,utimensat,mknod,mknodat")


def changed_paths(trace, cwd):
    """Every path that a system call of the trace creates, opens for writing, moves or removes."""
    for line in trace.splitlines():
        call = re.match(r"(?:\d+ +)?(\w+)\(", line)
        if not call or line.rstrip().endswith("ENOENT (No such file or directory)"):
            continue
        if call[1] in ("openat", "open", "creat") and not re.search(r"O_(CREAT|WRONLY|RDWR|TRUNC)", line):
            continue
        for folder, name in re.findall(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"', line):
            name = name.encode().decode("unicode_escape").encode("latin-1")
            yield os.path.normpath(os.path.join(os.fsencode(folder or cwd), name)), line


def inside(folder):
    check = Check("R11 every call that writes, moves or removes stays in the output")
    inputs, out, history = folder / "in", folder / "out", folder / "keep"
    inputs.mkdir()
    history.mkdir()
    number = 0
    for field in metadata.FIELDS:
        for path, contents, _ in metadata.files(field, payloads.NAMES):
            number += 1
            (inputs / f"{number:04}.json").write_bytes(contents)
    trace = folder / "trace"
    paths = 0
    for _ in range(2):
        run = Run(["build", inputs, "-o", out, "--history", history / "h.ndjson", "--quiet"], timeout=300,
                  prefix=["strace", "-f", "-y", "-s", "4096", "-o", trace, "-e", "trace=" + CHANGING])
        check.expect(run.status == 0, lambda: str(run))
        for path, line in changed_paths(trace.read_text(errors="replace"), str(pathlib.Path.cwd())):
            paths += 1
            place = os.fsdecode(path)
            ok = any(place == str(one) or place.startswith(f"{one}/") for one in (out, history)) \
                or place.startswith(("/dev/", "/proc/"))
            check.expect(ok, lambda: line[:300])
        for path in list(inputs.iterdir())[::2]:
            path.unlink()
    check.expect(paths > 1000, f"only {paths} paths were seen")
    check.notes.append(f"{paths} paths")
    return [check, grammar(out)]


def grammar(site):
    check = Check("R11 names: plain, short, unique whatever the case, none that a system reserves")
    folded = {}
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        check.expect(NAME.fullmatch(path.name) or name == ".nojekyll" or path.parent.name == "nights", name)
        check.expect(not RESERVED.fullmatch(path.name), f"{name} is reserved")
        check.expect(path.name[0] not in "._-" or name == ".nojekyll", f"{name} starts with {path.name[0]}")
        check.expect(len(name) <= 200 and len(path.name.encode()) <= 100, f"{name} is long")
        check.expect(not path.is_symlink() and (path.is_dir() or path.stat().st_nlink == 1), f"{name} is a link")
        check.expect(path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644), f"{name}: mode")
        check.expect(name.lower() not in folded, f"{name} and {folded.get(name.lower())}")
        folded[name.lower()] = name
    return check


def collisions(folder):
    check = Check("R11 2,000 names that look alike: a page for each")
    names = []
    for number in range(200):
        base = f"r.example/name{number}"
        names += [base + end for end in ("/a-b", "/a_b", "/a.b", "/a--b", "/a+b", "/a b", "/A-b", "/\u00e9", "/e\u0301",
                                         "/" + "x" * 200 + str(number))]
    inputs, out = folder / "alike", folder / "alike-out"
    inputs.mkdir()
    for number, name in enumerate(names):
        (inputs / f"{number:04}.json").write_bytes(metadata.encoded(metadata.metadata(name=name + ":1")))
    run = Run(["build", inputs, "-o", out, "--formats", "html,json", "--quiet"], timeout=300)
    check.expect(run.status == 0, lambda: str(run))
    lines = Run(["records", inputs, "--quiet"], timeout=300).out.splitlines()
    images = {json.loads(line)["image"] for line in lines}
    pages = [path for path in out.glob("images/*.html") if path.name != "index.html"]
    check.expect(len(names) == 2000 == len(images), f"{len(images)} images of {len(names)} names")
    check.expect(len(pages) == len(images), f"{len(pages)} pages for {len(images)} images")
    return [check, grammar(out)]


def nights(folder):
    check = Check("R11 nights that are named like files of ours or of a system")
    inputs = folder / "odd-nights"
    labels = ["index", "INDEX", "con", "NUL.x", "aux", "com1", "..", ".x", "-x", "_x", "a b", "x" * 60, "\u00e9", "%2e", "2026-W01"]
    for number, label in enumerate(labels):
        (inputs / f"n={label}=").mkdir(parents=True)
        (inputs / f"n={label}=" / "a.json").write_bytes(metadata.encoded(metadata.metadata(name=f"r.example/a{number}:1")))
    out = folder / "odd-out"
    run = Run(["build", inputs, "-o", out, "--night-pattern", "n=([^/]*)=", "--quiet"])
    check.expect(run.status == 0, lambda: str(run))
    pages = list(out.glob("nights/*.html"))
    check.expect(len(pages) == len(labels) + 1, f"{len(pages)} pages for {len(labels)} nights")
    check.expect((out / "nights" / "2026-W01.html").is_file(), "a plain label does not name its page")
    return [check, grammar(out)] if out.exists() else [check]


def run(quick=False):
    with tempfile.TemporaryDirectory(prefix="pindrift-names-") as name:
        folder = pathlib.Path(name)
        checks = inside(folder) + nights(folder)
        if not quick:
            checks += collisions(folder)
    return checks
