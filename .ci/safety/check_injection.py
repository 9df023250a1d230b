"""Bars R5, R6 and R7: no text of the metadata becomes markup, in a browser or in a Markdown reader.

Two sites are built: one with every hostile text in every field, one with its benign twin, the same text
with HTML's specials made harmless. Pages of one build must have the same shape in both, and the hostile
pages are opened in Chromium: nothing runs, nothing is asked for, and the DOM is what our reader saw.
"""

import collections
import hashlib
import html.parser
import json
import pathlib
import subprocess
import sys
import tempfile

import metadata
import payloads
from runs import ROOT, Check, Run

PLACES = [*metadata.FIELDS, "file name"]
HANDLED = ("href", "src")


class Shape(html.parser.HTMLParser):
    """The tags of a page with the names of their attributes, its links, and its texts."""

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.tags, self.links, self.texts, self.open = [], [], set(), []
        self.feed(path.read_bytes().decode("utf-8"))
        self.close()

    def handle_starttag(self, tag, attributes):
        names = sorted(name for name, _ in attributes)
        self.tags.append(tag + "".join(" " + name for name in names))
        for name, value in attributes:
            if name in HANDLED:
                self.links.append(value)
            if name == "title":
                self.texts.add(value)
        if tag not in ("meta", "link", "br", "hr", "img"):
            self.open.append("")

    def handle_data(self, data):
        self.open = [text + data for text in self.open]
        self.texts.add(data)

    def handle_endtag(self, _):
        if self.open:
            self.texts.add(self.open.pop())


def folder_of(place):
    return place.replace(" ", "-").replace(".", "-")


def write_inputs(root, texts, change):
    """Gives each build's file, place and texts, in an order that both sites share."""
    builds = {}
    for place in PLACES:
        if place == "file name":
            (root / "file-name").mkdir(parents=True)
            for number, text in enumerate(texts):
                name = f"{number:04}-{change(text)}".replace("/", "\u2215").replace("\0", "\u2400").encode()[:200]
                name = name.decode(errors="ignore") + ".json"
                contents = metadata.metadata(name=f"registry.example/named/app-{number:04}:1")
                (root / "file-name" / name).write_bytes(metadata.encoded(contents))
                builds[f"file-name/{number:04}"] = (place, [name])
            continue
        (root / folder_of(place)).mkdir(parents=True)
        for path, contents, part in metadata.files(place, [change(text) for text in texts]):
            (root / path).write_bytes(contents)
            builds[path] = (place, part)
    return builds


class Site:
    """A built site, its records by input file, and the pages of a record."""

    def __init__(self, folder, name, texts, change):
        self.inputs, self.root = folder / name / "in", folder / name / "site"
        self.builds = write_inputs(self.inputs, texts, change)
        self.run = Run(["build", self.inputs, "-o", self.root, "--show-arg", "*", "--show-arg", "**", "--quiet"],
                       timeout=600)
        lines = Run(["records", self.inputs, "--show-arg", "*", "--show-arg", "**", "--quiet"], timeout=600)
        self.lines = lines
        self.records = collections.defaultdict(list)
        for line in lines.out.splitlines():
            record = json.loads(line)
            for origin in record.get("origins", []):
                path = origin["file"].removeprefix("in/")
                key = path[:14] if path.startswith("file-name/") else path
                self.records[key].append(record)
        users = collections.defaultdict(set)
        for key, records in self.records.items():
            for record in records:
                for source in record.get("sources", []):
                    users[source["identity"]].add(key)
        # Pages of sources that several builds share list the images in an order that the texts decide.
        self.shared = {identity for identity, keys in users.items() if len(keys) > 1}
        self.pages = {}
        for path in self.root.rglob("*.html"):
            self.pages[(path.parent.name, path.stem[-10:])] = path
        self.shapes = {}

    def page(self, folder, key):
        return self.pages.get((folder, hashlib.sha256(key.encode()).hexdigest()[:10]))

    def shape(self, path):
        if path not in self.shapes:
            self.shapes[path] = Shape(path)
        return self.shapes[path]

    def pages_of(self, key):
        """The image page and the source pages of a build's records."""
        images, sources = [], []
        for record in self.records.get(key, []):
            images.append(self.page("images", record["image"]))
            sources += [self.page("sources", source["identity"]) for source in record.get("sources", [])
                        if source["identity"] not in self.shared]
        return images, sources

    def kind(self, key):
        """What a build is, apart from its texts: pages of builds of one kind are alike."""
        out = []
        for record in sorted(self.records.get(key, []), key=lambda record: record["platform"]):
            out.append((sorted(record), len(record.get("names", ())), record["image"].count("/"),
                        record["platform"] == "unknown", len(record.get("hidden", ())), sorted(record.get("context", {})),
                        sorted(record.get("vcs", {})), len(record.get("attrs", ())), sorted(record.get("frontend", {})),
                        sorted(record["inputs"].items())[0],
                        sorted((source["kind"], source["state"], source.get("role", ""), len(source.get("refs", ())),
                                len(source.get("via", ())), source["identity"].startswith("http"))
                               for source in record.get("sources", []))))
        return repr(out)


def compare(hostile, twin):
    """R5: page by page, the same tags with the same attributes."""
    check = Check("R5 injection: shape of every page equal to its benign twin's")
    words = set()
    for path in twin.pages.values():
        words.update(twin.shape(path).tags)
    alike = different = pages = 0
    for path in hostile.pages.values():
        shape = hostile.shape(path)
        pages += 1
        strange = set(shape.tags) - words
        check.expect(not strange, lambda: f"{path.name}: holds {sorted(strange)[:3]}")
        bad = [link for link in shape.links if not harmless(link)]
        check.expect(not bad, lambda: f"{path.name}: links to {bad[:3]}")
    for key in hostile.builds:
        if hostile.kind(key) != twin.kind(key):
            different += 1
            continue
        alike += 1
        left, right = hostile.pages_of(key), twin.pages_of(key)
        for name, ours, theirs in zip(("image", "source"), left, right):
            # Rows of several texts stand in the order of their bytes, which the twin's letters change.
            order = list if len(hostile.builds[key][1]) == 1 else sorted
            a, b = (collections.Counter(tuple(order(plain(site.shape(path).tags))) for path in paths if path)
                    for site, paths in ((hostile, ours), (twin, theirs)))
            check.expect(a == b, lambda: f"{key} {name}: {hostile.builds[key][1][:1]!r}: {first_difference(a, b)}")
    check.notes.append(f"{len(hostile.builds)} builds, {pages} pages, {alike} builds compared shape by shape, "
                       f"{different} of another kind than their twin")
    return check


def plain(tags):
    """Without links: an address that is a link in one site may be text in the other."""
    return [tag for tag in tags if not tag.startswith("a ") and tag not in ("wbr", "br")]


def harmless(link):
    return link is not None and (link.startswith(("https://", "http://")) and "@" not in link.split("/")[2]
                                 or ":" not in link.split("/")[0].split("#")[0] and not link.startswith(("/", "\\")))


def first_difference(a, b):
    left, right = next(iter(a - b), ()), next(iter(b - a), ())
    for number, (x, y) in enumerate(zip(left, right)):
        if x != y:
            return f"tag {number} is <{x}>, not <{y}>"
    return f"{len(left)} tags, not {len(right)}"


def fidelity(hostile):
    """R6: what a record holds stands on its pages as its visible form, whole or clipped."""
    check = Check("R6 fidelity: every value's visible form is a text of its page")
    for key in hostile.builds:
        for record in hostile.records.get(key, []):
            page = hostile.page("images", record["image"])
            if not check.expect(page, f"{key}: has no page"):
                continue
            texts = hostile.shape(page).texts
            values = [("image", record["image"]), *((f"attribute {name}", value) for name, value in
                                                    record.get("attrs", {}).items() if name.startswith("build-arg:"))]
            values += [("pin", source["pin"]) for source in record.get("sources", []) if source.get("pin")]
            values += [("target", record["target"])] if record.get("target") else []
            for name, value in values:
                check.expect(stands(payloads.visible(value), texts), lambda: f"{key}: {name} {value[:80]!r} on {page.name}")
            for source in record.get("sources", []):
                page_ = hostile.page("sources", source["identity"])
                if check.expect(page_, lambda: f"{key}: {source['identity'][:60]!r} has no page"):
                    check.expect(stands(payloads.visible(source["identity"]), hostile.shape(page_).texts, inside=True),
                                 lambda: f"{source['identity'][:80]!r} on {page_.name}")
    return check


def stands(value, texts, inside=False):
    if not value or value in texts:
        return True
    # A malformed pin is cut at 40 bytes, a name in a list at 120.
    if len(value.encode()) > 40 and any(
            text.endswith("\u2026") and len(text) > 5 and value.startswith(text[:-1]) for text in texts):
        return True
    # A source's page is headed by the familiar name, the identity's end.
    return inside and any(len(text) > 2 and (value.endswith(text) or text in value) for text in texts)


def markdown(hostile, quick):
    """R7: another parser reads from the twins what stands on the pages."""
    check = Check("R7 Markdown twins: no raw HTML, no picture, no link that the page has not, the same texts")
    done = subprocess.run([sys.executable, ROOT / ".ci/check_twins.py", hostile.root], capture_output=True, text=True,
                          check=False)
    lines = [line for line in done.stdout.splitlines() if not line.endswith("read back as their pages")]
    check.count = len(list(hostile.root.rglob("*.md")))
    check.problems = lines or ([] if done.returncode == 0 else [done.stderr[-500:]])
    return check


SHAPE = """
return [[...document.querySelectorAll('*')].map(node => node.localName +
    node.getAttributeNames().sort().map(name => ' ' + name).join('')), document.title,
    document.scripts.length];
"""


def browser(hostile, every):
    """R5 in Chromium: the DOM is what our reader saw; nothing runs, nothing is asked for, no report."""
    import browser as chromium
    check = Check("R5 Chromium: no script ran, no policy report, no request outside, the DOM as written")
    if len(hostile.pages) < 40:
        every = 1
    pages = [path for number, path in enumerate(sorted(hostile.pages.values()))
             if number % every == 0 or path.name == "index.html" or path.parent == hostile.root]
    with chromium.Browser("desktop") as window:
        window.command("Network.enable")
        for number, path in enumerate(pages):
            window.open(path.as_uri())
            tags, title, scripts = window.run(SHAPE)
            label = f"{path.parent.name}/{path.name}"
            # A browser adds what the markup may leave out.
            seen = [tag for tag in tags if tag != "tbody"]
            written = [tag for tag in hostile.shape(path).tags if tag != "tbody"]
            check.expect(seen == written, f"{label}: the DOM differs from the markup")
            check.expect(not title.startswith("PWN") and not scripts, f"{label}: title {title!r}, {scripts} scripts")
            if number % 50 == 49 or number == len(pages) - 1:
                root = hostile.root.as_uri()
                for address in window.requests():
                    check.expect(address.startswith((root, "data:", "chrome:", "about:")), f"before {label}: asked for {address}")
                for message in window.complaints():
                    check.expect(False, f"before {label}: {message}")
    check.notes.append(f"{len(pages)} pages opened")
    return check


def run(quick=False):
    texts = payloads.distinct(payloads.ALL)[::12 if quick else 1]
    size = Check("R5 size of the matrix")
    size.expect(quick or len(texts) >= 600, f"{len(texts)} texts")
    size.expect(len(PLACES) >= 14, f"{len(PLACES)} fields")
    size.notes.append(f"{len(texts)} texts in {len(PLACES)} fields")
    yield size
    with tempfile.TemporaryDirectory(prefix="pindrift-injection-") as name:
        folder = pathlib.Path(name)
        hostile = Site(folder, "hostile", texts, lambda text: text)
        twin = Site(folder, "benign", texts, payloads.tame)
        built = Check("R5 both sites are built")
        for site in (hostile, twin):
            built.expect(site.run.status == 0 and site.lines.status == 0, lambda: str(site.run))
            for key, (place, _) in site.builds.items():
                built.expect(site.records.get(key), f"{site.root.parent.name} {key}: no record")
        yield built
        yield compare(hostile, twin)
        yield fidelity(hostile)
        yield markdown(hostile, quick)
        yield browser(hostile, 4 if quick else 6)
