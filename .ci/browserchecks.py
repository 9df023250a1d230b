"""The checks for which a page has to be shown by a browser."""

from pathlib import Path

import browser

ACCESSIBLE = "accessibility, by axe"
REQUESTS = "no request outside the site"
COMPLAINTS = "no complaint of the browser"
FITS = "no page wider than a phone"
NAMES = (ACCESSIBLE, REQUESTS, COMPLAINTS, FITS)

# Every page is opened this often at most on a phone; pages of one kind are alike.
MOST_PAGES = 60

RUN_AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ['violations']}).then(
    result => done(result.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html])),
    error => done([['axe failed', 1, String(error)]]));
"""

WIDTH = """
const page = document.documentElement;
const wide = Math.max(page.scrollWidth, document.body.scrollWidth) - page.clientWidth;
if (wide <= 0) return '';
const out = [...document.body.querySelectorAll('*')].filter(node =>
    !node.closest('.table-scroll, .command') && node.getBoundingClientRect().right > page.clientWidth);
return wide + ' pixels too wide' + (out.length ? ': <' + out[0].localName + ' class="' +
    out[0].className + '">' : '');
"""


def run(site):
    """Yields each check's name and problems."""
    problems = {name: [] for name in NAMES}
    kinds = site.kinds()
    for device in ("desktop", "phone", "zoomed"):
        with browser.Browser(device) as chromium:
            chromium.driver.set_script_timeout(60)
            for scheme in ("light", "dark") if device == "desktop" else ("light",):
                chromium.prefer(scheme)
                for page in kinds:
                    look(chromium, page, f"{page.name} ({device}, {scheme})", problems)
            if device == "phone":
                for page in site.pages[:MOST_PAGES]:
                    if page not in kinds:
                        visit(chromium, page, f"{page.name} (phone)", problems)
    yield f"{ACCESSIBLE}", problems[ACCESSIBLE]
    yield from ((name, problems[name]) for name in NAMES[1:])


def look(chromium, page, label, problems):
    visit(chromium, page, label, problems)
    # axe is put in by the driver, which the page's policy does not bind.
    chromium.run(axe())
    for rule, count, node in chromium.driver.execute_async_script(RUN_AXE):
        problems[ACCESSIBLE].append(f"{label}: {rule}, {count} time(s), first {node[:120]}")
    chromium.complaints()


def visit(chromium, page, label, problems):
    chromium.requests()
    chromium.complaints()
    chromium.open(page.path.as_uri())
    root = page.path.as_uri().removesuffix(page.name)
    for address in chromium.requests():
        if not address.startswith(root) and not address.startswith(("data:", "chrome:")):
            problems[REQUESTS].append(f"{label}: {address}")
    for message in chromium.complaints():
        problems[COMPLAINTS].append(f"{label}: {message}")
    if chromium.is_phone:
        wide = chromium.run(WIDTH)
        if wide:
            problems[FITS].append(f"{label}: {wide}")


def axe():
    if not _source:
        found = Path(browser.__file__).parent.parent.glob(
            ".venv/lib/python*/site-packages/axe_playwright_python/axe.min.js")
        _source.append(next(found).read_text(encoding="utf-8"))
    return _source[0]


_source: list[str] = []
