"""Compares each Markdown twin below a directory with its HTML page, through another parser.

Usage: check_twins.py DIR...    needs the PyPI packages markdown-it-py and linkify-it-py

The twin must hold the same texts in the same order, no raw HTML, no image, and no link that the
page does not have. Both are read without any code of pindrift.
"""

import html.parser
import pathlib
import sys

from markdown_it import MarkdownIt

VOID = {"meta", "link", "br", "hr"}
UNITS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "th", "td", "summary", "caption", "pre", "title", "dd"}


class PageTexts(html.parser.HTMLParser):
    """The texts of a page's main part, unit by unit, as the twin should have them."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.units, self.text, self.links = [], "", set()
        self.open, self.replaced = [], 0

    def flush(self):
        self.units.append(" ".join(self.text.split()))
        self.text = ""

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        inside = "main" in self.open
        if tag == "br":
            self.text += " "
        if tag in VOID:
            return
        self.open.append(tag)
        if not inside:
            return
        if tag in UNITS - {"dd"} or tag == "dt":
            self.flush()
        if self.replaced:
            self.replaced += 1
        elif attributes.get("class") == "permalink" or tag == "text":
            self.replaced = 1
        elif tag == "code" and "title" in attributes:
            self.text += attributes["title"]
            self.replaced = 1
        elif tag == "a":
            self.links.add(attributes["href"])

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if self.open.pop() != tag:
            raise ValueError(f"unbalanced </{tag}>")
        if self.replaced:
            self.replaced -= 1
        if tag in UNITS:
            self.flush()
        if tag == "dt":
            self.text += ": "

    def handle_data(self, data):
        if "main" in self.open and not self.replaced:
            self.text += data


def twin_texts(source):
    """The texts and links of a twin; raises where it holds more than texts, lists, tables and links."""
    parser = MarkdownIt("gfm-like")
    units, links = [], set()
    for token in parser.parse(source):
        if token.type == "html_block":
            raise ValueError(f"raw HTML: {token.content!r}")
        if token.type in ("fence", "code_block"):
            units.append(" ".join(token.content.split()))
        if token.type != "inline":
            continue
        text = ""
        for child in token.children:
            if child.type in ("html_inline", "image", "s_open"):
                raise ValueError(f"{child.type}: {child.content!r}")
            if child.type == "link_open":
                links.add(child.attrs["href"])
            text += " " if child.type in ("softbreak", "hardbreak") else child.content
        units.append(" ".join(text.split()))
    return units, links


def check(page, twin):
    """The differences between a page and its twin, one line each."""
    reading = PageTexts()
    reading.feed(page.read_bytes().decode())
    wanted = [unit for unit in reading.units if unit]
    units, links = twin_texts(twin.read_bytes().decode())
    found = [unit for unit in units if unit]
    for index in range(max(len(wanted), len(found))):
        a = wanted[index] if index < len(wanted) else None
        b = found[index] if index < len(found) else None
        if a != b:
            yield f"{twin}: text {index} is {b!r}, on the page {a!r}"
            break
    addresses = reading.links | {link.split("#")[0] for link in reading.links}
    addresses |= {link[:-5] + ".md" for link in addresses if link.endswith(".html")}
    parser = MarkdownIt()
    allowed = {parser.normalizeLink(link) for link in addresses}
    for link in sorted(links - allowed):
        yield f"{twin}: a link that the page has not: {link}"


def main():
    failures, count = [], 0
    for folder in sys.argv[1:]:
        for twin in sorted(pathlib.Path(folder).rglob("*.md")):
            page = twin.with_suffix(".html")
            if page.exists():
                count += 1
                try:
                    failures += check(page, twin)
                except ValueError as error:
                    failures.append(f"{twin}: {error}")
    print("\n".join(failures) or f"{count} twins read back as their pages")
    sys.exit(1 if failures or not count else 0)


main()
