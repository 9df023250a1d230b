"""Bars R1, R3, R4 and R17: no crash, no hang, bounded cost, and nothing goes unreported."""

import os
import pathlib
import re
import resource
import socket
import tempfile

import corpus
import metadata
from runs import Check, Run

MIB = 1 << 20
# Of a run on one file, above what a run on a good file takes.
MOST_CPU, MOST_RSS = 1.0, 64
# An address space that a good run fits into many times.
MEMORY = (resource.RLIMIT_AS, 2_000 * MIB)


def one_by_one(folder, only_every=1):
    """Feeds each file alone to `build` and `records`."""
    crash, cost = Check("R1 corpus, file by file: no crash"), Check("R4 corpus: CPU and memory of one file")
    table, named = Check("R3 corpus: read and refused as the table says"), \
        Check("R17 corpus: every refusal names place and rule")
    good = folder / "good.json"
    good.write_bytes(corpus.GOOD)
    base = Run(["records", good])
    worst_cpu, worst_rss = (0, ""), (0, "")
    for number, (name, contents, outcome) in enumerate(corpus.items()):
        if number % only_every and ("cut-" in name or number % 4 and name.startswith("fields-")):
            continue
        path = folder / name
        path.write_bytes(contents)
        run = Run(["records", "--verbose", path], limits=[MEMORY])
        crash.expect(not run.crashed, lambda: f"records {name}: {run}")
        cpu, rss = run.cpu - base.cpu, run.rss - base.rss
        for _ in range(3):
            # A busy machine makes a run dearer, never cheaper.
            if cpu <= MOST_CPU:
                break
            cpu = min(cpu, Run(["records", "--verbose", path], limits=[MEMORY]).cpu - base.cpu)
        worst_cpu, worst_rss = max(worst_cpu, (cpu, name)), max(worst_rss, (rss, name))
        cost.expect(cpu <= MOST_CPU, f"{name}: {cpu:.2f} s")
        cost.expect(rss <= MOST_RSS + allowance(contents), f"{name}: +{rss:.0f} MiB")
        said = [line for line in run.err.splitlines() if line.startswith((b"warning: ", b"error: ", b"note: "))]
        about = [line for line in said if name.encode() in line]
        expect(table, name, run, about, outcome)
        if run.status == 4 and outcome == "refused":
            named.expect(about and all(re.search(rb"\[[a-z0-9-]+\]$", line) for line in about),
                         lambda: f"{name}: {run.err[-300:]!r}")
        check_terminal(crash, name, run)
        path.unlink()
        if number % 7 == 0 or only_every == 1 and outcome == "any" and len(contents) < MIB:
            path.write_bytes(contents)
            run = Run(["build", path, "-o", folder / "site"], limits=[MEMORY], timeout=120)
            crash.expect(not run.crashed, lambda: f"build {name}: {run}")
            crash.expect(run.status in (0, 4), lambda: f"build {name}: {run}")
            path.unlink()
            # The next file's site is written over this one.
    cost.notes += [f"most CPU +{worst_cpu[0]:.2f} s ({worst_cpu[1]})", f"most memory +{worst_rss[0]:.0f} MiB ({worst_rss[1]})"]
    return [crash, cost, table, named]


def allowance(contents):
    """A record holds its file's strings, and the file itself is in memory once."""
    return 6 * len(contents) / MIB


def expect(table, name, run, about, outcome):
    count = run.out.count(b"\n")
    if outcome == "refused":
        bad = [line for line in about if not line.startswith(b"note: ")]
        table.expect(run.status == 4 and count == 0 and bad, lambda: f"{name} is not refused: {run}")
    elif outcome == "read":
        table.expect(run.status == 0 and count >= 1, lambda: f"{name} is not read: {run}")
    elif outcome == "other":
        table.expect(run.status == 4 and count == 0, lambda: f"{name}: {run}")
    else:
        table.expect(run.status in (0, 4), lambda: f"{name}: {run}")


def check_terminal(check, name, run):
    bad = {byte for byte in run.err if byte != 10 and not 0x20 <= byte < 0x7F}
    check.expect(not bad, f"{name}: stderr holds the bytes {sorted(bad)}")


def whole(folder):
    """All files at once, as one night's directory: each is a record's origin or a diagnostic's file."""
    check = Check("R17 corpus, all at once: every file is a record, reported, or counted")
    place = folder / "all"
    place.mkdir()
    outcomes = {}
    for name, contents, outcome in corpus.items():
        # The large ones were tried alone; together they are 200 MB of input.
        if len(contents) < MIB:
            (place / name).write_bytes(contents)
            outcomes[name] = outcome
    run = Run(["records", "--verbose", place], timeout=300)
    check.expect(run.status == 0, lambda: f"records of all: {run}")
    mentioned = run.out + run.err
    names = set(re.findall(rb"[A-Za-z0-9_.<>#&;=+%()@,!$\[\]{}*~^`'|:-]+\.json", mentioned))
    for name, outcome in outcomes.items():
        if outcome in ("refused", "read"):
            check.expect(name.encode() in names, f"{name} ({outcome}) is neither a record nor reported")
    run = Run(["build", "--verbose", place, "-o", folder / "all-site"], timeout=600)
    check.expect(run.status == 0, lambda: f"build of all: {run}")
    check.notes.append(f"{len(outcomes)} files, build {run.cpu:.1f} s CPU, {run.rss:.0f} MiB")
    return [check]


def sizes(folder):
    """R4: a file over the limit is refused by its size."""
    check = Check("R4 a file of 1 GB of zeros is refused unread")
    path = folder / "zeros.json"
    with open(path, "wb") as file:
        file.truncate(1 << 30)
    run = Run(["records", path])
    check.expect(run.status == 4 and b"zeros.json" in run.err, lambda: str(run))
    check.expect(run.rss <= 40, f"{run.rss:.0f} MiB")
    cpu = min([run.cpu, *(Run(["records", path]).cpu for _ in range(3 if run.cpu > 0.1 else 0))])
    check.expect(cpu <= 0.1, f"{cpu:.3f} s CPU")
    trace = folder / "trace"
    Run(["records", path], prefix=["strace", "-f", "-o", trace, "-e", "trace=read,pread64,openat,mmap"])
    fds, total = set(), 0
    for line in trace.read_text(errors="replace").splitlines():
        if (found := re.search(r'openat\(.*zeros\.json.*= (\d+)$', line)):
            fds.add(found[1])
        elif (found := re.search(r'read(?:64)?\((\d+), .*= (\d+)$', line)) and found[1] in fds:
            total += int(found[2])
    check.expect(fds, "the trace shows no open of the file")
    check.expect(total <= 17 * MIB, f"{total} bytes were read")
    check.notes.append(f"{cpu * 1000:.0f} ms CPU, {run.rss:.0f} MiB, {total} bytes read")
    path.unlink()
    return [check]


def special_files(folder):
    """R17 and T17: what is no plain file is named, not read; an odd name is read like another."""
    check = Check("R17 special files and names: reported, never read, none lost")
    place = folder / "special"
    place.mkdir()
    os.mkfifo(place / "fifo.json")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(place / "socket.json"))
    (place / "folder.json").mkdir()
    for name, target in {"dangling": "nowhere", "self": "self.json", "here": ".", "passwd": "/etc/passwd"}.items():
        (place / f"{name}.json").symlink_to(target)
    if os.getuid() == 0:
        os.mknod(place / "device.json", 0o020666, os.makedev(1, 5))
    names = [b"bad\xff\xfe.json", b"nl\nname.json", b"-rf.json", b"x" * 250 + b".json", b".hidden.json", b"X.JSON",
             b"<img src=x onerror=alert(1)>.json", b"x.json ", "x.json\u0301".encode(), b"esc\x1b[31m.json",
             "\u202egnp.json".encode(), b"@list.json", b"a=b&c.json", b"%2e%2e.json"]
    for number, name in enumerate(names):
        with open(os.fsencode(place) + b"/" + name, "wb") as file:
            file.write(metadata.encoded(metadata.metadata(name=f"registry.example/special/n{number}:1")))
    run = Run(["records", "--verbose", place], timeout=20)
    check.expect(run.status == 0, lambda: str(run))
    for number, name in enumerate(names):
        check.expect(f"registry.example/special/n{number}:1".encode() in run.out, f"no record of {name!r}")
    for path in place.iterdir():
        if path.name.startswith(("fifo", "socket", "device", "dangling", "self", "here", "passwd")):
            check.expect(path.name.encode() in run.err, f"{path.name} is not reported")
    check.expect(b"root:" not in run.out + run.err, "a file behind a link was read")
    check_terminal(check, "special names", run)
    run = Run(["build", "--verbose", place, "-o", folder / "special-site"], timeout=20)
    check.expect(run.status == 0, lambda: str(run))
    if os.getuid() == 0:
        check.expect(*unreadable(place))
    return [check]


def unreadable(place):
    """Another user, for whom a file and a directory are closed."""
    place.parent.chmod(0o755)
    (place / "closed").mkdir(mode=0o000)
    secret = place / "secret.json"
    secret.write_bytes(corpus.GOOD)
    secret.chmod(0o000)
    run = Run(["records", "--verbose", place], user=65534, timeout=20)
    (place / "closed").chmod(0o755)
    ok = run.status == 0 and b"secret.json" in run.err and b"closed" in run.err
    return ok, str(run)


def vanishing(folder):
    """A file that is cut, grown and swapped for a link while it is read."""
    check = Check("R1 files that change under the reader: no crash, no other file's text")
    place = folder / "moving"
    place.mkdir()
    path, link = place / "x.json", place / "link"
    script = ("import os,sys,time\nend=time.time()+float(sys.argv[3])\ngood=open(sys.argv[2],'rb').read()\n"
              "n=0\nwhile time.time()<end:\n n+=1\n"
              " try: os.unlink(sys.argv[1])\n except OSError: pass\n"
              " if n%2: open(sys.argv[1],'wb').write(good[:n%len(good)] if n%3 else good)\n"
              " else: os.symlink('/etc/passwd',sys.argv[1])\n")
    good = folder / "good.json"
    good.write_bytes(corpus.GOOD + b" " * 100_000)
    import subprocess
    import sys
    writer = subprocess.Popen([sys.executable, "-c", script, path, good, "6"])
    while writer.poll() is None:
        run = Run(["records", "--verbose", place])
        check.expect(not run.crashed and run.status in (0, 1, 4), lambda: str(run))
        check.expect(b"root:" not in run.out + run.err, "a file behind a link was read")
    return [check]


def run(quick=False):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        checks = one_by_one(folder, only_every=40 if quick else 1)
        checks += sizes(folder) + special_files(folder)
        if not quick:
            checks += whole(folder) + vanishing(folder)
    return checks
