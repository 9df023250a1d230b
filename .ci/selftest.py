"""Breaks a small site in one way after the other and expects the right check to say so."""

import pathlib
import shutil
import tempfile

import browserchecks
import sitechecks

POLICY = f'<meta http-equiv="Content-Security-Policy" content="{sitechecks.POLICY}">'
PAGE = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
{POLICY}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A page</title>
<link rel="stylesheet" href="UPassets/style.css">
</head>
<body>
<main>
<h1 id="top">A page</h1>
<p><a href="#top">Up</a>, <a href="OTHER">the other page</a>, <a href="#top" class="badge badge-ok">good</a></p>
</main>
</body>
</html>
"""

# Which check has to fail, the file that is broken, what is replaced there and by what.
BREAKS = [
    ("markup, by vnu", "index.html", "</main>", "</span></main>"),
    ("markup, by vnu", "index.html", "<main>", '<main><svg width="1" height="1" odd="1"></svg>'),
    ("links, by lychee", "images/a.html", "index.html#top", "nowhere.html"),
    ("links, by lychee", "images/a.html", "index.html#top", "index.html#nowhere"),
    ("links and ids, by our own reading", "images/a.html", "index.html#top", "index.html#no"),
    ("links and ids, by our own reading", "images/a.html", "../index.html#top", "/index.html"),
    ("links and ids, by our own reading", "images/a.html", "../index.html#top", "../../x.html"),
    ("links and ids, by our own reading", "index.html", "<main>", '<main id="top">'),
    ("content security policy", "index.html", "img-src 'self'", "img-src *"),
    ("content security policy", "index.html", POLICY, ""),
    ("content security policy", "index.html", '<meta charset="utf-8">\n', ""),
    ("content security policy", "index.html", "img-src", "script-src 'self'; img-src"),
    ("content security policy", "index.html", "</main>",
     '</main><script src="assets/style.css"></script>'),
    ("no inline code", "index.html", "<main>", '<main style="color: red">'),
    ("no inline code", "index.html", "</main>", "</main><script>1</script>"),
    ("no inline code", "index.html", "<main>", '<main onclick="1">'),
    ("no inline code", "index.html", "</head>", "<style>p {}</style></head>"),
    ("no inline code", "index.html", 'href="#top"', 'href="JavaScript:1"'),
    ("style sheets", "assets/style.css", ":root", "@import 'a.css'; :root"),
    ("Markdown twins", "images/a.md", "# A", "# A <b>bold</b>"),
    ("Markdown twins", "images/a.md", "# A", "<div>\n\n# A"),
    ("Markdown twins", "images/a.md", "# A", "# A ![picture](a.json)"),
    ("Markdown twins", "images/a.md", "a.json", "b.json"),
    ("JSON", "images/a.json", "{", "{,"),
    ("JSON", "images/a.json", "{", '{"a": 2, '),
    (browserchecks.ACCESSIBLE, "assets/style.css", "--text: #1b2129", "--text: #bbbbbb"),
    (browserchecks.ACCESSIBLE, "assets/style.css", "--ok: #86e0a4", "--ok: #2f6b45"),
    (browserchecks.ACCESSIBLE, "index.html", '<html lang="en">', "<html>"),
    (browserchecks.REQUESTS, "index.html", POLICY + "\n", "",
     "<main>", '<main><img alt="" src="http://127.0.0.1:9/a.png">'),
    (browserchecks.COMPLAINTS, "index.html", "<main>", '<main style="color: red">'),
    (browserchecks.COMPLAINTS, "index.html", "assets/style.css", "assets/gone.css"),
    (browserchecks.FITS, "images/a.html", "<main>", "<main><pre>" + "wide " * 40 + "</pre>"),
]


def build(root: pathlib.Path):
    files = {
        "index.html": PAGE.replace("UP", "").replace("OTHER", "images/a.html#top"),
        "images/a.html": PAGE.replace("UP", "../").replace("OTHER", "../index.html#top"),
        "images/a.md": "# A\n\n[data](a.json)\n\n| a | b |\n|---|---|\n| `<b>` | \\<b> |\n",
        "images/a.json": '{"a": 1}\n',
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "assets").mkdir()
    sheet = pathlib.Path(__file__).resolve().parent.parent / "Site" / "style.css"
    shutil.copy(sheet, root / "assets" / "style.css")


def problems_after(replacements, file, only):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder).resolve()
        build(root)
        if file:
            path = root / file
            text = path.read_text(encoding="utf-8")
            for old, new in zip(replacements[::2], replacements[1::2]):
                assert old in text, f"{file} has no {old!r}"
                text = text.replace(old, new, 1)
            path.write_text(text, encoding="utf-8")
        return [(name, problem) for name, found in sitechecks.run(root, only) for problem in found]


def run() -> int:
    failures = problems_after((), None, None)
    for name, problem in failures:
        print(f"✘ self-test: the sound site fails {name}: {problem}")
    for check, file, *replacements in BREAKS:
        if not problems_after(replacements, file, check):
            failures.append(check)
            print(f"✘ self-test: {check} did not see {replacements[-1][:60]!r} in {file}")
    if not failures:
        print(f"✔ self-test: the sound site passes, {len(BREAKS)} broken ones are found")
    return 1 if failures else 0
