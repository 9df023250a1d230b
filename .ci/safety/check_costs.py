"""Bar R4: twice the input costs at most 2.6 times the work, and no input stalls the run."""

import pathlib
import tempfile

import metadata
from metadata import build_info, encoded, source
from runs import Check, Run

KIB = 1 << 10
# Less CPU than this above an empty run is noise.
NOISE = 0.08
RATIO = 2.6


def text(pattern):
    """A family of one long text in many fields, each at the most that is kept of a text."""
    def make(size):
        parts = max(1, size // (60 * KIB))
        value = (pattern * (60 * KIB // len(pattern.encode()) + 1)).encode()[:min(size, 60 * KIB)].decode(
            errors="ignore")
        return encoded(metadata.metadata(build_info(
            attrs={f"build-arg:A{i}": value for i in range(parts)},
            sources=[source(), *(source(value + str(i)) for i in range(parts)),
                     *(source("https://h/" + value + str(i), "http") for i in range(parts)),
                     *(source("https://h/x.git#" + value + str(i), "git") for i in range(parts))])))
    return make


def many(make, width):
    """A family of many members; `width` is about what one takes in the file."""
    return lambda size: encoded(make(max(1, size // width)))


def chain(depth):
    info = build_info()
    for number in range(depth):
        info = build_info(deps={f"d{number}": info, f"e{number}": build_info()})
    return info


FAMILIES = {
    "images of nested brackets": text("![[]()"), "quotes and stars": text(">a*"), "backticks": text("`"),
    "pipes": text("|a"), "at signs": text("https://a@"), "percent signs": text("%40"), "queries": text("?a=b&"),
    "web tokens": text("eyJhbGciOi."), "armour": text("-----BEGIN "), "slashes": text("/a"), "colons": text(":a"),
    "numbers": text("1."), "combining marks": text("a\u0301\u0323"), "hidden marks": text("\u202e"),
    "tags": text("<b>"), "tokens": text("sk-aA1"), "octets": text("sha256:"),
    "sources": many(lambda n: metadata.metadata(build_info(
        sources=[source(f"docker.io/library/s{i}:1") for i in range(n)])), 180),
    "sources of one prefix": many(lambda n: metadata.metadata(build_info(
        sources=[source("docker.io/" + "a" * 100 + f"/s{i}:1") for i in range(n)])), 280),
    "pins of one source": many(lambda n: metadata.metadata(build_info(
        sources=[source(pin=metadata.digest(str(i))) for i in range(n)])), 180),
    "attributes": many(lambda n: metadata.metadata(build_info(
        attrs={f"build-arg:A{i}": "1" for i in range(n)})), 34),
    "nested builds": many(lambda n: metadata.metadata(build_info(
        deps={f"d{i}": build_info() for i in range(n)})), 280),
    "chains of nested builds": many(lambda n: metadata.metadata(chain(min(n, 30))), 500),
    "targets": many(lambda n: {f"t{i}": metadata.metadata(name=f"registry.example/t{i}:1") for i in range(n)}, 550),
    "platforms": many(lambda n: {key: value for i in range(n) for key, value in metadata.metadata(
        suffix=f"/linux/p{i}").items()}, 330),
    "tags": many(lambda n: metadata.metadata(name=",".join(f"registry.example/a:{i}" for i in range(n))), 24),
    "unknown keys": many(lambda n: {**metadata.metadata(), **{f"key{i}": i for i in range(n)}}, 18),
    "unknown lists": many(lambda n: {**metadata.metadata(), "x": [[]] * n}, 4),
    "bad sources": many(lambda n: metadata.metadata(build_info(sources=[None] * n)), 7),
    "bad targets": many(lambda n: {f"t{i}": {"containerimage.buildinfo": "="} for i in range(n)}, 45),
    "night dates": many(lambda n: {f"t{i}": metadata.metadata(name=f"r.example/2026-01-{i % 30}/{i}:1")
                                   for i in range(n)}, 550),
}
SIZES = [64 * KIB << step for step in range(5)]


def cost(path, site, tries):
    best = None
    for _ in range(tries):
        run = Run(["build", "--quiet", "--jobs", "1", path, "-o", site], timeout=120)
        if run.crashed or run.status not in (0, 4):
            return run, None
        best = run.cpu if best is None else min(best, run.cpu)
    return run, best


def run(quick=False):
    check = Check("R4 doubling the input, 64 KB to 1 MB, costs at most 2.6 times as much")
    worst = (0, "")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        path = folder / "x.json"
        path.write_bytes(encoded(metadata.metadata()))
        base = min(cost(path, folder / "empty", 1)[1] for _ in range(3))
        for number, (family, make) in enumerate(FAMILIES.items()):
            before = None
            for size in SIZES[2:] if quick else SIZES:
                path.write_bytes(make(size))
                site = folder / f"{number}-{size}"
                run, now = cost(path, site, 1)
                if not check.expect(now is not None, lambda: f"{family}, {size >> 10} KiB: {run}"):
                    break
                ratio = (now - base) / max(before - base, NOISE) if before is not None else 1
                if ratio > RATIO:
                    # Once more, each size on its own: the machine may have been busy.
                    ratio = again(folder, path, make, size, base)
                check.expect(ratio <= RATIO, f"{family}, {size >> 10} KiB: {ratio:.1f} times its half, {now:.2f} s")
                worst = max(worst, (round(ratio, 2), f"{family}, {size >> 10} KiB"))
                before = now
    check.notes.append(f"{len(FAMILIES)} families, largest ratio {worst[0]} ({worst[1]})")
    return [check]


def again(folder, path, make, size, base):
    costs = []
    for step in (size // 2, size):
        path.write_bytes(make(step))
        costs.append(min(cost(path, folder / f"again-{step}-{turn}-{id(make)}", 1)[1] or 99 for turn in range(3)))
    return (costs[1] - base) / max(costs[0] - base, NOISE)
