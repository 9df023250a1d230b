"""Bar R14: equal inputs give equal bytes, whatever surrounds the run."""

import hashlib
import itertools
import os
import pathlib
import random
import shutil
import tempfile

import runs
from runs import Check, Run, tree

REAL = runs.ROOT.parent / "shared/corpus/buildkit-runs/v0.32.2"
NOBODY = 65534
# One choice of each is a run.
SETTINGS = {
    "zone": ("UTC", "Asia/Tokyo", "America/New_York"),
    "locale": ("C.UTF-8", "tr_TR.UTF-8"),
    "umask": (0o022, 0o077),
    "folder": ("here", "elsewhere"),
    "order of files": (1, 2, 3),
    "cores": ("0", "0,1"),
    "user": (None, NOBODY),
    "hashing": ("", "1"),
}


def choices(count):
    """As many runs, in which each two choices of two settings meet if there are enough."""
    every = list(itertools.product(*SETTINGS.values()))
    random.Random(14).shuffle(every)
    met, chosen = set(), []
    for _ in range(count):
        best = max(every, key=lambda one: len(set(itertools.combinations(enumerate(one), 2)) - met))
        met |= set(itertools.combinations(enumerate(best), 2))
        chosen.append(dict(zip(SETTINGS, best)))
    return chosen


def copies(folder, source):
    """The same files, made in three orders, for everyone to read."""
    paths = sorted(path.relative_to(source) for path in source.rglob("*") if path.is_file())
    for order in SETTINGS["order of files"]:
        random.Random(order).shuffle(paths)
        for path in paths:
            place = folder / str(order) / source.name / path
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / path, place)
            os.utime(place, (1_700_000_000, 1_700_000_000))
    for place in folder.rglob("*"):
        place.chmod(0o755 if place.is_dir() else 0o644)


def run_once(folder, number, source, setting):
    """The digest of the site and history of one run."""
    work = folder / f"run-{number}"
    work.mkdir()
    work.chmod(0o777)
    inputs = folder / str(setting["order of files"])
    here = setting["folder"] == "here"
    cwd, path = (inputs, source.name) if here else (work, inputs / source.name)
    environment = {"TZ": setting["zone"], "LC_ALL": setting["locale"]}
    if setting["hashing"]:
        environment["SWIFT_DETERMINISTIC_HASHING"] = setting["hashing"]
    mask = os.umask(setting["umask"])
    try:
        done = Run(["build", path, "-o", work / "site", "--history", work / "history.ndjson", "--quiet",
                    "--night-pattern", "night-([0-9]+)"],
                   cwd=cwd, user=setting["user"], environment=environment, prefix=["taskset", "-c", setting["cores"]])
    finally:
        os.umask(mask)
    digest = hashlib.sha256(repr(sorted(tree(work).items())).encode()).hexdigest()
    count = len(tree(work))
    shutil.rmtree(work)
    return done, digest, count


def run(quick=False):
    check = Check("R14 the site and the history are the same, byte for byte")
    source = REAL if REAL.is_dir() else runs.ROOT / "Samples"
    with tempfile.TemporaryDirectory(prefix="pindrift-same-") as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        copies(folder, source)
        first = None
        for number, setting in enumerate(choices(6 if quick else 24)):
            done, digest, count = run_once(folder, number, source, setting)
            check.expect(done.status == 0 and count > 50, lambda: f"{setting}: {count} files, {done}")
            first = first or digest
            check.expect(digest == first, f"another site with {setting}")
        check.notes.append(f"tree {first[:12]}")
    yield check
