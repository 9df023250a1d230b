/// Texts that metadata may hold, each for a rule that once failed somewhere (safety.md 4).
package enum HostileText {
    package static let all = markup + combining + markdown + addresses + unseen + shapes

    /// Tags, entities and what ends an attribute.
    package static let markup = [
        "<script>document.title='PWN'</script>",
        "<img src=x onerror=document.title='PWN'>",
        "<svg/onload=alert(1)>",
        "<svg><title></title><script>1</script></svg>",
        "</code></pre></td></tr></table><script>1</script>",
        "</title></head><body onload=alert(1)>",
        "\"><script>1</script>",
        "\" onmouseover=\"alert(1)",
        "' onfocus='x",
        "` onfocus=`",
        "<!-- comment --> <?php ?> <![CDATA[x]]>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<b", "b>", "<", ">", "&", "\"", "'",
        "&lt;script&gt;", "&amp;lt;", "&#x3c;b&#x3e;", "&NewLine;", "&colon;", "&copy", "&#0;",
        "&#32;x",
        String(repeating: "<b>", count: 300),
    ]

    /// A special and the mark behind it are one `Character`.
    package static let combining = [
        "<\u{338}script>document.title='PWN'</script>",
        "<\u{FE0F}b>", "<\u{200D}b>", "&\u{301}lt;script&\u{301}gt;",
        "https://h/\"\u{301} onmouseover=alert(1) x=",
        "a|\u{301}b|c", "`\u{301} then **bold** `", "*\u{301}x*\u{301}",
        "[\u{301}x](https://evil.example)",
        "\\\u{301}<b>",
    ]

    /// What means something in Markdown.
    package static let markdown = [
        "a\r\n\r\n# Injected heading", "x\n\n| a | b |\n|---|---|\n| c | d |",
        "a\rb\u{2028}c\u{2029}d\u{85}e",
        "# h", "## h {#id}", "- x", "+ x", "* x", "1. x", "12) x", "> q", "***", "---", "===",
        "    code", "\tcode",
        "```", "~~~", "``` `` ```", "`", "``", "` `", " `x` ", "`a``b`", "x`", "`x", "x ``", "a\\",
        "a\\|b", "a|b||c",
        "|", "\\|",
        "**bold** _em_ __strong__ ~~gone~~", "*a*b*", "_a_b_", "snake_case_name", "_x", "x_",
        "[x](https://evil.example)", "![x](https://evil.example/beacon.png)", "[x][y]",
        "[x]: https://evil.example",
        "[ ] task", "[^1]", "!", "![[]()![[]()", "<https://evil.example/>", "<a@b.example>",
        "$x$ and $$y$$",
        "| --- | :-: |", ":-: |", "a  ", "  a", " ", "two  spaces  inside", "#", "a #", "{{title}}",
        "{{{title}}}",
        "{#id}", "\u{F0000}\u{F0001}", "line\\\nbreak",
    ]

    /// What may look like a link.
    package static let addresses = [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)",
        "\u{1}javascript:alert(1)",
        "&#106;avascript:alert(1)", "data:text/html;base64,PHNjcmlwdD4=", "vbscript:x",
        "file:///etc/passwd",
        "blob:https://h/x", "view-source:javascript:1", "https://github.com@evil.example/x",
        "https://github.com\\@evil.example/", "https:/\\evil.example", "//evil.example/x",
        "\\\\evil\\share",
        "git@github.com:a/b.git", "ssh://u@h/x", "https://h/#javascript:alert(1)",
        "www.evil.example",
        "https://evil.example/?a=1&b=2", "mailto:a@b.example", "http://[::1", "https://h/ x",
        "HTTP://EVIL.EXAMPLE/",
    ]

    /// What is not seen, or changes how its neighbours are seen.
    package static let unseen = [
        "a\u{0}b", "\u{0}", "\u{1B}[31mred", "\u{1B}]8;;http://evil\u{7}click\u{1B}]8;;\u{7}",
        "a\u{7F}b", "a\u{9B}b",
        "docker.io/lib\u{202E}cod\u{202C}e", "\u{2066}x\u{2069}", "\u{61C}\u{200E}\u{200F}",
        "a\u{200B}b\u{FEFF}c",
        "d\u{43E}cker.io/x", "e\u{301}", "\u{E9}", "\u{5D0}\u{5D1} abc", "\u{FFFE}\u{FFFF}",
        "\u{E000}", "\u{A0}x\u{A0}",
        "\u{3000}x", "\u{1F9D1}\u{200D}\u{1F4BB}",
    ]

    /// Long runs.
    package static let shapes = [
        String(repeating: "`", count: 200), String(repeating: "[", count: 500),
        String(repeating: "*a ", count: 300),
        String(repeating: "\u{301}", count: 300), String(repeating: "> ", count: 300), "",
    ]
}
