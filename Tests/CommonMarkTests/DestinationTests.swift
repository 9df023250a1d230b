import CommonMark
import Testing

@Suite struct DestinationTests {
    @Test(arguments: [
        "https://example.com", "http://example.com/", "https://h",
        "https://a-b.c.example:8443/x?y=1#z",
        "https://h/#javascript:alert(1)", "https://h/a%20b(c)'*~", "https://[2001:db8::1]:80/x",
        "https://xn--dcker-jta.example/", "https://10.0.0.1/x",
    ])
    func `an http address with a plain host is a link`(address: String) {
        #expect(OutsideURL(address)?.value == address)
    }

    @Test(arguments: [
        "", "https://", "https:///x", "https:example.com", "//example.com/x", "\\\\example\\share",
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)",
        "\u{1}javascript:alert(1)",
        "data:text/html;base64,PHNjcmlwdD4=", "vbscript:x", "file:///etc/passwd",
        "blob:https://h/x",
        "view-source:https://h", "ftp://h/x", "ssh://u@h/x", "git@github.com:a/b.git", "HTTPS://h/",
        "https://H/",
        "https://github.com@evil.example/x", "https://user:pw@h/",
        "https://github.com\\@evil.example/",
        "https:/\\evil.example", "https:/evil.example", "https://h\\x", "https://h/a b",
        "https://h/\tx",
        "https://h/\"onmouseover=1", "https://h/<b>", "https://h/`x`", "https://h/|",
        "https://h/%zz", "https://h/%2",
        "https://h/\u{E9}", "https://d\u{43E}cker.example/", "https://h\u{301}/", "https://.h/",
        "https://h./",
        "https://-h/", "https://a..b/", "https://h:/x", "https://h:x/", "https://h:123456/",
        "https://[::1",
        "https://[h]/", "https://h:80@evil.example/", "https://h/\u{0}", "https://h/\r\nx",
        " https://h/", "https://h/ ",
        "https://h/[x]", "https://h/a\\b", "https://[12]/", "https://h_x/", "https://h-/",
        "https://a-.b/", "https://h/%2z",
        "file://h/x", "javascript://h/%0aalert(1)",
    ])
    func `every other address stays text`(address: String) {
        #expect(OutsideURL(address) == nil)
        #expect(Inline.outsideLink(address, [.text(address)]) == [.text(address)])
    }

    @Test func `an address and its host have limits`() {
        let label = String(repeating: "a", count: 61) + "."
        let host = String(repeating: label, count: 4) + "abcde"
        #expect(OutsideURL("https://" + host + "/") != nil)
        #expect(OutsideURL("https://a" + host + "/") == nil)
        let address = "https://h/" + String(repeating: "a", count: 4086)
        #expect(OutsideURL(address) != nil)
        #expect(OutsideURL(address + "a") == nil)
    }

    @Test(arguments: [
        ("images/app-1", "images/app-1"), ("a.b_c", "a.b_c"),
        ("//evil.example/x", "evil.example/x"),
        ("/x", "x"), ("../../x", "x"), ("a/./b/../c", "a/b/c"), ("javascript:x", "javascript%3ax"),
        ("a b\"<", "a%20b%22%3c"), ("\\\\x", "%5c%5cx"), ("é\0", "%c3%a9%00"), ("a%2e", "a%252e"),
        ("...", "..."),
    ])
    func `a path of the site stays in the site`(path: String, safe: String) {
        #expect(SitePath(path).description == safe)
    }

    @Test(arguments: [
        (Destination.page("images/a", at: "x"), "../images/a.html#x"),
        (.file("problems.html"), "../problems.html"),
        (.file("method.html", at: "words"), "../method.html#words"), (.place("n-1"), "#n-1"),
    ])
    func `an address leads up to the root and down again`(destination: Destination, address: String)
    {
        #expect(destination.htmlAddress(upward: "../") == address)
    }

    @Test func `ids of different keys differ and hold safe bytes only`() {
        let keys = [
            "2026-09-01", "a.b", "a-b", "a_b", "A", "a", "\"><b>", " ", "", "é", "e\u{301}",
            "a_2eb",
        ]
        let ids = keys.map { key in
            HTML.body(
                of: [.paragraph([.anchor(ElementID("n-", key))])],
                upward: "",
                rule: TextRule { $0 }
            )
        }
        #expect(ids[0] == "<p><span id=\"n-2026-09-01\"></span></p>\n")
        #expect(ids[1] == "<p><span id=\"n-a_2eb\"></span></p>\n")
        for (index, id) in ids.enumerated() {
            #expect(!ids[..<index].contains(id))
            #expect(HTMLReading(id).tags == ["p", "span id=\"\"", "/span", "/p"])
        }
    }
}
