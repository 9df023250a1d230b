import JSONText
import Testing

@Suite struct JSONEscapingTests {
    private func escaped(_ text: String) -> String {
        var writer = JSONWriter()
        writer.value(text)
        return String(decoding: writer.finish(), as: UTF8.self)
    }

    @Test(arguments: [
        ("", #""""#), ("plain text / path", #""plain text / path""#), ("\"\\", #""\"\\""#),
        ("a\nb\r\tc", #""a\nb\r\tc""#), ("\0\u{1}\u{1F}", #""\u0000\u0001\u001f""#),
        ("\u{8}\u{C}\u{1B}[31m", #""\u0008\u000c\u001b[31m""#), ("\u{7F}", #""\u007f""#),
        ("</script><!--&", #""\u003c/script\u003e\u003c!--\u0026""#), ("\u{85}", #""\u0085""#),
        ("\u{2028}\u{2029}", #""\u2028\u2029""#), ("a\u{202E}b\u{2066}", #""a\u202eb\u2066""#),
        ("\u{200B}\u{FEFF}\u{AD}", #""\u200b\ufeff\u00ad""#), ("\u{61C}", #""\u061c""#),
        ("\u{E0041}", #""\udb40\udc41""#), ("\u{1D173}x", #""\ud834\udd73x""#),
        ("é€😀日本", #""é€😀日本""#), ("e\u{301}", "\"e\u{301}\""), ("<\u{338}", "\"\\u003c\u{338}\""),
        ("\u{A0}\u{A1}", "\"\u{A0}\u{A1}\""), ("\u{E000}\u{F0000}", "\"\u{E000}\u{F0000}\""),
        ("é<é>é", #""é\u003cé\u003eé""#), ("\r\n", #""\r\n""#), ("]]>", #""]]\u003e""#),
    ])
    func `text becomes an inert string`(text: String, expected: String) {
        #expect(Array(escaped(text).utf8) == Array(expected.utf8))
    }

    @Test(arguments: ["\"", "\\", "<", ">", "&", "\u{1F}", "\u{7F}", "\u{85}", "é", "~", " "])
    func `a byte is seen at every place of a long text`(special: String) {
        let alone = escaped(special).utf8.dropFirst().dropLast()
        for place in 0...40 {
            let before = String(repeating: "p", count: place)
            let after = String(repeating: "q", count: 40 - place)
            let expected = "\"" + before + String(decoding: alone, as: UTF8.self) + after + "\""
            #expect(Array(escaped(before + special + after).utf8) == Array(expected.utf8))
        }
    }

    @Test func `every scalar comes back and none that is hidden stands in the text`() throws {
        for plane in 0...16 as ClosedRange<UInt32> {
            var text = ""
            for value in plane << 16...plane << 16 | 0xFFFF {
                if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
            }
            let json = escaped(text)
            let back = try JSONDocument(parsing: json).root.string
            #expect(back.map { Array($0.utf8) == Array(text.utf8) } == true)
            #expect(!json.unicodeScalars.contains(where: isUnsafe))
        }
    }

    /// What a page, a script or a terminal could take for something else, by Unicode's own tables.
    private func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default:
            scalar == "<" || scalar == ">" || scalar == "&"
                || scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}
