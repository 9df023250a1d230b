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


def equal(line):
    """A family of equal lines, each with a number where it is asked for."""
    def make(size):
        width = len(encoded(line(0))) + 1
        return b"".join(encoded(line(number)) + b"\n" for number in range(max(1, size // width)))
    return make


# Families of lines: a file has many, so each size is eight times as large.
LINES = {
    "equal lines": equal(lambda n: metadata.metadata()),
    "lines": equal(lambda n: metadata.metadata(name=f"registry.example/a:{n}")),
    "companion lines": equal(lambda n: {
        "schema": "pindrift/companion/1", "content": metadata.digest(str(n)),
        "index": {"entries": [{"digest": metadata.digest(f"{n}-image"), "platform": "linux/amd64"}]},
        "origin": {"file": "a.json", "shape": "D2", "pointer": ""}}),
    "record lines": equal(lambda n: {
        "schema": "pindrift/record/1", "id": "", "image": f"a{n}", "platform": "linux/amd64", "format": "none",
        "outputs": [{"kind": "manifest", "digest": metadata.digest(str(n))}],
        "origins": [{"file": f"f{n}.json", "shape": "A2", "pointer": ""}]}),
    "record lines of shared outputs": equal(lambda n: {
        "schema": "pindrift/record/1", "id": "", "image": f"a{n}", "platform": "linux/amd64", "format": "buildinfo",
        "sourcesKnown": True,
        "outputs": [{"kind": "manifest", "digest": metadata.digest(str(k))} for k in range(8)],
        "origins": [{"file": f"f{n}.json", "shape": "C2", "pointer": ""}]}),
    "equal record lines": equal(lambda n: {
        "schema": "pindrift/record/1", "id": "", "image": "a", "platform": "linux/amd64", "format": "none",
        "outputs": [{"kind": "manifest", "digest": metadata.digest("a")}],
        "origins": [{"file": f"f{n}.json", "shape": "A2", "pointer": ""}]}),
}
FAMILIES = {
    **LINES, "images of nested brackets": text("![[]()"), "quotes and stars": text(">a*"), "backticks": text("`"),
    "pipes": text("|a"), "at signs": text("https://a@"), "percent signs": text("%40"), "queries": text("?a=b&"),
    "web tokens": text("eyJhbGciOi."), "armour": text("-----BEGIN "), "slashes": text("/a"), "colons": text(":a"),
    "numbers": text("1."), "combining marks": text("a\u0301\u0323"),
    "combining marks without a letter": text("\u0301\u0323"), "hidden marks": text("\u202e"),
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
# A busy machine makes a run dearer, never cheaper: the least of so many runs counts.
TRIES = 5


def cost(path, site, tries):
    best = None
    for turn in range(tries):
        run = Run(["build", "--quiet", "--jobs", "1", path, "-o", f"{site}-{turn}"], timeout=120)
        if run.crashed or run.status not in (0, 4):
            return run, None
        best = run.cpu if best is None else min(best, run.cpu)
    return run, best


class Costs:
    """What a family costs at each size, above an empty run."""

    def __init__(self, folder, make, base):
        self.folder, self.make, self.base, self.known = folder, make, base, {}
        self.turn = 0

    def measure(self, size, tries=1):
        """The least cost of this size so far; `None` where the run failed, which `failed` then holds."""
        path = self.folder / "x.json"
        path.write_bytes(self.make(size))
        self.turn += 1
        run, best = cost(path, self.folder / f"{id(self)}-{size}-{self.turn}", tries)
        if best is None:
            self.failed = run
            return None
        self.known[size] = min(self.known.get(size, best), best)
        return self.known[size]

    def ratio(self, small, large):
        return (self.known[large] - self.base) / max(self.known[small] - self.base, NOISE)


def run(quick=False):
    """The whole run holds every doubling to the bar; the quick one holds four times the input to ten times
    the cost, which no linear family reaches however busy the machine is, and every quadratic one exceeds."""
    sizes, bar = ([SIZES[2], SIZES[4]], 10.0) if quick else (SIZES, RATIO)
    check = Check("R4 four times the input, 256 KB to 1 MB (lines: 2 to 8 MB), costs at most ten times as much" if quick else
                  "R4 doubling the input, 64 KB to 1 MB (lines: to 8 MB), costs at most 2.6 times as much")
    worst = (0, "")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        path = folder / "x.json"
        path.write_bytes(encoded(metadata.metadata()))
        base = cost(path, folder / "empty", TRIES)[1]
        families = list(FAMILIES.items())[::3 if quick else 1]
        for family, make in families:
            costs = Costs(folder, make, base)
            scaled = [size * (8 if family in LINES else 1) for size in sizes]
            for before, size in zip([None, *scaled], scaled):
                now = costs.measure(size)
                if not check.expect(now is not None, lambda: f"{family}, {size >> 10} KiB: {costs.failed}"):
                    break
                if before is None:
                    continue
                for _ in range(TRIES - 1):
                    if costs.ratio(before, size) <= bar:
                        break
                    costs.measure(size)
                ratio = costs.ratio(before, size)
                check.expect(ratio <= bar, f"{family}, {size >> 10} KiB: {ratio:.1f} times, {costs.known[size]:.2f} s")
                worst = max(worst, (round(ratio, 2), f"{family}, {size >> 10} KiB"))
    check.notes.append(f"{len(families)} families, largest ratio {worst[0]} ({worst[1]})")
    return [check]
