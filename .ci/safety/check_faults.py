"""Bars R12, R13 and R16: whatever fails, a whole site and a whole history are left."""

import errno
import html.parser
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.parse

import metadata
import runs
from runs import Check, Run, tree

HERE = pathlib.Path(__file__).resolve().parent
CALLS = ("openat", "write", "fsync", "syncfs", "renameat", "mkdirat", "unlinkat", "close", "fchmod", "flock")
ERRORS = ("ENOSPC", "EIO", "EACCES", "EROFS", "EMFILE")
STAGING = b".pindrift-staging"


class Links(html.parser.HTMLParser):
    def __init__(self, data):
        super().__init__()
        self.found = []
        self.feed(data.decode())

    def handle_starttag(self, _, attributes):
        self.found += [value for name, value in attributes if name in ("href", "src") and value]


def dead_links(files):
    """Links that lead nowhere, from every page that is reachable from the index."""
    if b"index.html" not in files:
        return []
    todo, seen, dead = [b"index.html"], {b"index.html"}, []
    while todo:
        page = todo.pop()
        for link in Links(files[page][1]).found:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            path = os.path.normpath(os.path.join(os.path.dirname(page), os.fsencode(urllib.parse.unquote(parts.path))))
            if path not in files:
                dead.append(f"{page!r} -> {link}")
            elif path not in seen and path.endswith(b".html"):
                seen.add(path)
                todo.append(path)
    return dead


def build_inputs(folder):
    """Two states of a fleet: a page changes, one goes, one comes, the rest stays."""
    def put(place, number, night, version):
        info = metadata.build_info(sources=[metadata.source(f"docker.io/library/base{number}:1",
                                                            pin=metadata.digest(version))])
        path = folder / place / night / f"app{number}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(metadata.encoded(metadata.metadata(info, f"registry.example/app{number}:1")))
    for number in (1, 2):
        put("old", number, "2026-01-01", "a")
    # Of a site that was made without the history: its pages go with the next run.
    put("gone", 9, "2025-12-31", "a")
    put("new", 2, "2026-01-02", "b")
    put("new", 3, "2026-01-02", "a")


def foreign(site):
    """Files of others, which nothing may touch."""
    for number in range(12):
        (site / f"foreign-{number}.txt").write_text(str(number))
    (site / "CNAME").write_text("example.com")
    (site / ".hidden").write_text("x")
    (site / "link").symlink_to("/etc/passwd")
    (site / "images" / "mine.html").write_text("mine")
    (site / "own").mkdir()
    (site / "own" / "page.html").write_text("mine")


class Sweep:
    """A site and a history before and after an update, and runs of the update that are disturbed."""

    def __init__(self, folder, first=False):
        self.folder, self.first = folder, first
        self.shim = folder / "faults.so"
        if not self.shim.exists():
            subprocess.run(["clang", "-O1", "-shared", "-fPIC", "-o", self.shim, HERE / "faults.c", "-ldl"], check=True)
            build_inputs(folder)
        self.base, self.work = folder / f"base-{first}", folder / f"work-{first}"
        self.base.mkdir()
        (self.base / "site").mkdir()
        (self.base / "keep").mkdir()
        if not first:
            done = self.update(self.base, "old")
            assert done.status == 0, done
            done = Run(["build", folder / "old", folder / "gone", "-o", self.base / "site", "--formats", "html",
                        "--quiet"])
            assert done.status == 0, done
            foreign(self.base / "site")
        self.old = self.state(self.base)
        self.reset()
        done = self.update(self.work, "new")
        assert done.status == 0, done
        self.new = self.state(self.work)
        assert self.new != self.old
        assert first or any(b"app9" in path and path not in self.new[0] for path in self.old[0])
        kept = [name for name in self.old[0] if name.startswith((b"foreign", b"own", b"CNAME", b".hidden", b"link"))]
        assert all(self.new[0][name] == self.old[0][name] for name in kept)

    def update(self, place, inputs, more=(), **how):
        return Run(["build", self.folder / inputs, "-o", place / "site", "--history", place / "keep" / "history.ndjson",
                    "--formats", "html", "--quiet", "--jobs", "1", *more], **how)

    def reset(self):
        if self.work.exists():
            shutil.rmtree(self.work)
        shutil.copytree(self.base, self.work, symlinks=True)

    def state(self, place):
        return tree(place / "site"), tree(place / "keep")

    def count(self):
        """How often each call happens in an undisturbed run."""
        self.reset()
        log = self.folder / "log"
        log.unlink(missing_ok=True)
        self.disturbed({"FAULT_LOG": str(log)})
        lines = log.read_text().split()
        return {call: lines.count(call) for call in CALLS if lines.count(call)}

    def disturbed(self, environment, **how):
        return self.update(self.work, "new", environment={
            "LD_PRELOAD": str(self.shim), "FAULT_UNDER": f"{self.work / 'site'}:{self.work / 'keep'}", **environment},
            timeout=20, **how)

    def judge(self, check, label, run, is_killed=False, says=True):
        """What is there now, and what the next run makes of it."""
        site, keep = self.state(self.work)
        if is_killed:
            check.expect(run.status == -signal.SIGKILL, lambda: f"{label}: {run}")
        else:
            check.expect(not run.crashed and run.status in (0, 1, 75), lambda: f"{label}: {run}")
            if run.status and says:
                lines = run.err.count(b"\n")
                check.expect(lines == 1 and b"/" in run.err, lambda: f"{label}: says {run.err!r}")
        bare = {path: what for path, what in site.items() if not path.startswith(STAGING)}
        for path, what in bare.items():
            if what[0] != "folder":
                check.expect(what in (self.old[0].get(path), self.new[0].get(path)), f"{label}: {path!r} is neither old nor new")
        for path, what in self.old[0].items():
            if path not in bare and what[0] != "folder":
                check.expect(path not in self.new[0], f"{label}: {path!r} is gone")
        dead = dead_links(bare)
        check.expect(not dead, f"{label}: {dead[:2]}")
        name = b"history.ndjson"
        check.expect(keep.get(name) in (self.old[1].get(name), self.new[1].get(name)), f"{label}: the history is torn")
        kind = "old" if bare == self.old[0] else "new" if bare == self.new[0] else "between"
        if run.status == 0:
            # An empty folder that cannot be removed is no reason to fail a run; the next one takes it.
            rest = [path for path in site if path not in bare and site[path] != ("folder",)]
            check.expect(kind == "new" and not rest, f"{label}: status 0, yet the site is {kind}, with {rest}")
            check.expect(site == bare or self.fails_on_removal, f"{label}: the staging folder is left behind")
        elif not is_killed and kind == "old":
            check.expect(site == bare or self.fails_on_removal, f"{label}: the staging folder is left behind")
        again = self.update(self.work, "new")
        after = self.state(self.work)
        check.expect(again.status == 0, lambda: f"{label}, next run: {again}")
        check.expect(after == self.new, lambda: f"{label}, next run: {difference(after, self.new)}")
        return kind

    # Whether the disturbed call is one that tidying up needs as well.
    fails_on_removal = False

    def sweep(self, check, every=1):
        totals = self.count()
        kinds, points = {}, 0
        for call, total in totals.items():
            for at in range(1, total + 1):
                if (at - 1) % every:
                    continue
                plans = [("kill", 0)]
                plans += [("once", error) for error in ERRORS] + [("on", "ENOSPC"), ("on", "EIO")]
                if every == 1 and at % 4 == 0:
                    plans += [("on", error) for error in ERRORS[2:]]
                if call not in ("close",):
                    plans.append(("once", "EINTR"))
                if call == "write":
                    plans.append(("short", 0))
                if every > 1:
                    plans = [plans[0], plans[1 + at % (len(plans) - 1)]]
                for how, error in plans:
                    points += 1
                    self.reset()
                    run = self.disturbed({"FAULT_CALL": call, "FAULT_AT": str(at), "FAULT_HOW": how,
                                          "FAULT_ERRNO": str(getattr(errno, error) if error else 0)})
                    self.fails_on_removal = how == "on" or call in ("unlinkat", "openat", "close")
                    label = f"{call} {at}/{total} {how} {error or ''}".strip()
                    kind = self.judge(check, label, run, how == "kill")
                    if error == "EINTR" or how == "short":
                        check.expect(run.status == 0, lambda: f"{label}: {run}")
                    kinds[kind] = kinds.get(kind, 0) + 1
        self.fails_on_removal = False
        check.notes.append(f"{points} points over {totals}; left: {kinds}")


def difference(left, right):
    out = []
    for a, b in zip(left, right):
        out += [path for path in a.keys() | b.keys() if a.get(path) != b.get(path)]
    return f"differs in {sorted(out)[:5]}"


def shortages(sweep, folder):
    """No space, no size, no descriptors, no memory: an error that names the path, the old site kept."""
    check = Check("R12 shortages: tmpfs, file size, descriptors, memory, read-only")
    if os.getuid() == 0:
        place = folder / "small"
        for size in ("24k", "60k", "100k", "140k"):
            place.mkdir(exist_ok=True)
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", place], check=True)
            try:
                run = Run(["build", sweep.folder / "new", "-o", place / "site", "--quiet"])
                check.expect(run.status in (0, 1), lambda: f"tmpfs {size}: {run}")
                if run.status:
                    check.expect(b"No space" in run.err and b"small" in run.err, lambda: str(run))
                    left = tree(place)
                    check.expect(set(left) <= {b"site"}, lambda: f"tmpfs {size}: left {sorted(left)[:5]}")
            finally:
                subprocess.run(["umount", place], check=True)
    sweep.fails_on_removal = True
    for label, limits in {
            **{f"file size {size}": [(resource.RLIMIT_FSIZE, size)] for size in (0, 100, 2_000, 10_000)},
            **{f"{count} descriptors": [(resource.RLIMIT_NOFILE, count)] for count in (6, 8, 10, 12, 16, 24)}}.items():
        sweep.reset()
        run = sweep.update(sweep.work, "new", limits=limits)
        check.expect(not run.crashed and run.status in (0, 1), lambda: f"{label}: {run}")
        # The limit is on the file that the harness keeps stderr in as well.
        sweep.judge(check, label, run, says="file size" not in label)
    # Memory that is refused cannot be caught in Swift: the process may end, or wait for a thread that
    # the runtime cannot make; the site may not break.
    for mebibytes in range(60, 460, 20):
        sweep.reset()
        run = sweep.update(sweep.work, "new", limits=[(resource.RLIMIT_AS, mebibytes << 20)],
                           timeout=4)
        if run.status in (0, 1):
            sweep.judge(check, f"{mebibytes} MiB", run)
        else:
            again = sweep.update(sweep.work, "new")
            check.expect(again.status == 0 and sweep.state(sweep.work) == sweep.new, f"{mebibytes} MiB: {again}")
    sweep.fails_on_removal = False
    return check


def streams(sweep):
    check = Check("R17 streams that are full or closed")
    new = str(sweep.folder / "new")
    for command, wanted in (("records NEW >/dev/full", 1), ("records NEW >&-", 1), ("--help >/dev/full", 1),
                            ("records NEW 2>/dev/full", None), ("records NEW 2>&-", None), ("records NEW <&-", 0),
                            ("records - <&-", None), ("records NEW NEW NEW | head -c 1 >/dev/null", None)):
        words = command.replace("NEW", new)
        done = subprocess.run(["bash", "-c", f"{runs.BINARY} {words}"], env=runs.ENVIRONMENT, capture_output=True,
                              check=False, timeout=20)
        check.expect(0 <= done.returncode < 128 and wanted in (None, done.returncode),
                     f"{command}: status {done.returncode} {done.stderr[-200:]!r}")
    return check


def pairs(sweep, count):
    check = Check("R13 two runs at once: one wins or both do, and nothing is mixed")
    statuses = {}
    for _ in range(count):
        sweep.reset()
        arguments = [runs.BINARY, "build", sweep.folder / "new", "-o", sweep.work / "site", "--history",
                     sweep.work / "keep" / "history.ndjson", "--formats", "html", "--quiet"]
        both = [subprocess.Popen(arguments, env=runs.ENVIRONMENT, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
                for _ in range(2)]
        ends = [(process.communicate(timeout=30)[1], process.returncode) for process in both]
        codes = tuple(sorted(code for _, code in ends))
        statuses[codes] = statuses.get(codes, 0) + 1
        check.expect(codes in ((0, 0), (0, 75)), f"{ends}")
        after = sweep.state(sweep.work)
        check.expect(after == sweep.new, lambda: difference(after, sweep.new))
    check.notes.append(f"{statuses}")
    return check


def signals(sweep, count):
    check = Check("R13 SIGINT, SIGTERM and SIGHUP at any moment")
    started = time.monotonic()
    sweep.reset()
    sweep.update(sweep.work, "new")
    length = time.monotonic() - started
    statuses, longest = {}, 0
    for number in range(count):
        wanted = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)[number % 3]
        sweep.reset()
        process = subprocess.Popen(
            [runs.BINARY, "build", sweep.folder / "new", "-o", sweep.work / "site", "--history",
             sweep.work / "keep" / "history.ndjson", "--formats", "html", "--quiet"],
            env=runs.ENVIRONMENT, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
        # From the moment that the handlers stand; before it a signal ends any process.
        while "SigCgt" in (status := pathlib.Path(f"/proc/{process.pid}/status").read_text()):
            caught = int(status.split("SigCgt:")[1].split()[0], 16)
            if caught >> (wanted - 1) & 1 or process.poll() is not None:
                break
        time.sleep(length * number / count)
        sent = time.monotonic()
        process.send_signal(wanted)
        errors = process.communicate(timeout=30)[1]
        took = time.monotonic() - sent
        status = process.returncode
        statuses[status] = statuses.get(status, 0) + 1
        check.expect(status in (0, 128 + wanted), f"signal {wanted}: status {status} {errors!r}")
        longest = max(longest, took)
        # The figure is for people; this long is a run that does not hear the signal, busy or not.
        check.expect(took < 10, f"signal {wanted}: took {took:.2f} s")
        site, keep = sweep.state(sweep.work)
        check.expect(site in (sweep.old[0], sweep.new[0]), lambda: f"signal {wanted}, status {status}: the site is mixed")
        again = sweep.update(sweep.work, "new")
        check.expect(again.status == 0 and sweep.state(sweep.work) == sweep.new, lambda: f"next run: {again}")
    check.notes.append(f"statuses {statuses}, the slowest ended after {longest:.2f} s")
    return check


def strangers(sweep, folder):
    """R16: files of others, and pages of ours that somebody edited."""
    check = Check("R16 files of others: none changed, none deleted")
    place = folder / "mixed"
    place.mkdir()
    for number in range(50):
        path = place / ("." * (number % 5 == 0) + f"f{number}.{('html', 'md', 'json', 'css')[number % 4]}")
        path.write_text(f"mine {number}")
    (place / "images").mkdir()
    (place / "images" / "x.html").write_text("mine")
    before = tree(place)
    for extra in ("index.html", None):
        run = Run(["build", sweep.folder / "new", "-o", place])
        check.expect(run.status == 1 and b"mixed" in run.err, lambda: str(run))
        check.expect(tree(place) == before, "a refused directory was changed")
    sweep.reset()
    site = sweep.work / "site"
    for number in range(50):
        (site / f"later{number}.html").write_text("mine")
    page = next(path for path in site.glob("images/*.html") if b"app1" in path.read_bytes() and path.name != "index.html")
    page.write_text("edited by hand")
    (site / "images" / "to-root").symlink_to("/")
    before = tree(site)
    run = sweep.update(sweep.work, "new")
    after = tree(site)
    for path in before:
        if path.startswith((b"later", b"foreign", b"own", b"CNAME", b".hidden", b"link", b"images/to-root", b"images/mine")):
            check.expect(after.get(path) == before[path], f"{path!r} was touched")
    check.expect(run.status in (0, 1), lambda: str(run))
    # An output through links, below a file, the root, and one that is or holds the input.
    (folder / "to-mixed").symlink_to("mixed")
    (folder / "file").write_text("mine")
    mixed = tree(place)
    for output in ("to-mixed", "file", "file/x", "/", "new", "."):
        run = Run(["build", "new", "-o", output], cwd=folder)
        check.expect(run.status in (1, 64), lambda: f"-o {output}: {run}")
    check.expect(tree(place) == mixed and (folder / "file").read_text() == "mine", "a refused output was changed")
    # A folder of ours that became a link leads nowhere.
    sweep.reset()
    target = folder / "target"
    target.mkdir()
    shutil.rmtree(site / "sources")
    (site / "sources").symlink_to(target)
    run = sweep.update(sweep.work, "new")
    check.expect(run.status == 1 and not list(target.iterdir()), lambda: f"a link in place of a folder: {run}")
    return check


def run(quick=False):
    # In memory where there is such a place: a flush waits for all that others write to the same disk.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="pindrift-faults-", dir=memory) as name:
        folder = pathlib.Path(name)
        update = Sweep(folder)
        first = Sweep(folder, first=True)
        check = Check("R12 every call of an update killed, failed once, failed from there on")
        update.sweep(check, every=17 if quick else 1)
        yield check
        check = Check("R12 every call of a first run likewise")
        first.sweep(check, every=29 if quick else 3)
        yield check
        yield shortages(update, folder)
        yield streams(update)
        yield pairs(update, 10 if quick else 200)
        yield signals(update, 12 if quick else 120)
        yield strangers(update, folder)
