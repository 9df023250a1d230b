"""Bars R5, R6 and R7: no text of the metadata becomes markup, in a browser or in a Markdown reader.

Two sites are built: one with every hostile text in every field, one with its benign twin, the same text
with HTML's specials made harmless. Pages of one build must have the same shape in both, and the hostile
pages are opened in Chromium: nothing runs, nothing is asked for, and the DOM is what our reader saw.
"""

import collections
import concurrent.futures
import hashlib
import html
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import metadata
import payloads
from runs import ROOT, Check, Run

PLACES = [*metadata.FIELDS, "file name"]
HANDLED = ("href", "src")


# What our pages are made of. It is stricter than HTML: whatever else begins with "<" is a stray.
TOKEN = re.compile(r'''<!doctype\ html>
    | </(?P<end>[a-z][a-z0-9]*)>
    | <(?P<tag>[a-z][a-z0-9]*)(?P<attributes>(?:\ [A-Za-z][A-Za-z:-]*(?:="[^"<]*")?)*)\ ?/?>
    | (?P<text>[^<]+)
    | (?P<stray><.{0,40})''', re.VERBOSE | re.IGNORECASE | re.DOTALL)
ATTRIBUTE = re.compile(r' ([A-Za-z][A-Za-z:-]*)(?:="([^"]*)")?')
# No value is as long as the text of a whole page.
LONGEST = 200_000


class Shape:
    """The tags of a page with the names of their attributes, its links, and its texts."""

    def __init__(self, path):
        self.tags, self.links, self.texts, self.strays = [], [], set(), []
        pieces, length, opened = [], 0, []
        for token in TOKEN.finditer(path.read_bytes().decode("utf-8")):
            kind = token.lastgroup
            if kind == "text":
                text = html.unescape(token["text"])
                self.texts.add(text)
                pieces.append(text)
                length += len(text)
            elif kind == "end":
                start, before = opened.pop() if opened else (0, 0)
                if length - before <= LONGEST:
                    self.texts.add("".join(pieces[start:]))
            elif kind == "stray":
                self.strays.append(token["stray"])
            elif token["tag"]:
                self.start(token["tag"].lower(), token["attributes"])
                if token["tag"] not in ("meta", "link", "br", "hr", "img", "wbr") and not token[0].endswith("/>"):
                    opened.append((len(pieces), length))
        self.clipped = [text for text in self.texts if text.endswith("\u2026") and len(text) > 5]

    def start(self, tag, attributes):
        found = ATTRIBUTE.findall(attributes)
        self.tags.append(" ".join([tag, *sorted(name.lower() for name, _ in found)]))
        for name, value in found:
            if name in HANDLED:
                self.links.append(html.unescape(value))
            if name == "title":
                self.texts.add(html.unescape(value))


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
        # Parsing is most of the work, so it is spread over the cores.
        with concurrent.futures.ProcessPoolExecutor(os.process_cpu_count() if hasattr(os, "process_cpu_count")
                                                    else os.cpu_count()) as pool:
            paths = list(self.pages.values())
            self.shapes = dict(zip(paths, pool.map(Shape, paths, chunksize=64)))

    def page(self, folder, key):
        return self.pages.get((folder, hashlib.sha256(key.encode()).hexdigest()[:10]))

    def shape(self, path):
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
        check.expect(not shape.strays, lambda: f"{path.name}: not markup of ours: {shape.strays[:3]}")
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
            # Rows of several texts, and the names of one with commas, stand in the order of their bytes, which the twin's letters change.
            part = hostile.builds[key][1]
            order = list if len(part) == 1 and "," not in part[0] else sorted
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
            shape = hostile.shape(page)
            values = [("image", record["image"]), *((f"attribute {name}", value) for name, value in
                                                    record.get("attrs", {}).items() if name.startswith("build-arg:"))]
            values += [("pin", source["pin"]) for source in record.get("sources", []) if source.get("pin")]
            values += [("target", record["target"])] if record.get("target") else []
            for name, value in values:
                check.expect(stands(payloads.visible(value), shape), lambda: f"{key}: {name} {value[:80]!r} on {page.name}")
            for source in record.get("sources", []):
                page_ = hostile.page("sources", source["identity"])
                if check.expect(page_, lambda: f"{key}: {source['identity'][:60]!r} has no page"):
                    check.expect(stands(payloads.visible(source["identity"]), hostile.shape(page_), inside=True),
                                 lambda: f"{source['identity'][:80]!r} on {page_.name}")
    return check


def stands(value, shape, inside=False):
    if not value or value in shape.texts:
        return True
    # A malformed pin is cut at 40 bytes, a name in a list at 120.
    if len(value.encode()) > 40 and any(value.startswith(text[:-1]) for text in shape.clipped):
        return True
    # A source's page is headed by the familiar name, the identity's end.
    return inside and any(len(text) > 2 and (value.endswith(text) or text in value) for text in shape.texts)


def markdown(hostile):
    """R7: another parser reads from the twins what stands on the pages."""
    check = Check("R7 Markdown twins: no raw HTML, no picture, no link that the page has not, the same texts")
    check.count = len(list(hostile.root.rglob("*.md")))
    # A process a core; each takes folders of its own.
    folders = [folder for folder in sorted(hostile.root.iterdir()) if folder.is_dir() and any(folder.glob("*.md"))]
    readers = [subprocess.Popen([sys.executable, ROOT / ".ci/check_twins.py", folder], stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True) for folder in folders]
    for reader in readers:
        out, err = reader.communicate()
        lines = [line for line in out.splitlines() if line and not line.endswith("read back as their pages")]
        check.problems += lines or ([] if reader.returncode == 0 else [err[-500:]])
    check.notes.append(f"{check.count} twins")
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
        yield markdown(hostile)
        yield browser(hostile, 4 if quick else 6)
