import JSONText
import Testing

@Suite struct JSONWriterTests {
    private func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    private func sample(_ style: JSONWriter.Style) -> String {
        var writer = JSONWriter(style)
        writer.object { writer in
            writer.member("schema", "pindrift/record/1")
            writer.member("size", 42)
            writer.member("known", true)
            writer.object("empty") { _ in }
            writer.array("none") { _ in }
            writer.list("sources", [1, 2]) { writer, number in
                writer.object { $0.member("id", number) }
            }
            writer.array("grid") { writer in
                writer.beginArray()
                writer.value(1)
                writer.null()
                writer.endArray()
                writer.value("x")
            }
        }
        return text(writer.finish())
    }

    @Test func `the compact style has no blanks`() {
        #expect(
            sample(.compact)
                == #"{"schema":"pindrift/record/1","size":42,"known":true,"empty":{},"none":[],"#
                + #""sources":[{"id":1},{"id":2}],"grid":[[1,null],"x"]}"#
        )
    }

    @Test func `the indented style is that of jq`() {
        #expect(
            sample(.indented) == """
                {
                  "schema": "pindrift/record/1",
                  "size": 42,
                  "known": true,
                  "empty": {},
                  "none": [],
                  "sources": [
                    {
                      "id": 1
                    },
                    {
                      "id": 2
                    }
                  ],
                  "grid": [
                    [
                      1,
                      null
                    ],
                    "x"
                  ]
                }
                """
        )
    }

    @Test func `unknown members and empty lists are omitted`() {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("text", nil as String?)
            writer.member("number", nil as Int?)
            writer.member("flag", nil as Bool?)
            writer.member("names", [] as [String])
            writer.list("items", [] as [Int]) { $0.value($1) }
            writer.member("kept", ["a"])
        }
        #expect(text(writer.finish()) == #"{"kept":["a"]}"#)
    }

    @Test func `lines of objects are NDJSON`() {
        var writer = JSONWriter()
        for number in 1...3 {
            writer.object { $0.member("n", number) }
            writer.endLine()
        }
        #expect(text(writer.finish()) == "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n")
    }

    @Test func `an indented document can end its line`() {
        var writer = JSONWriter(.indented)
        writer.beginArray()
        writer.endArray()
        writer.endLine()
        #expect(text(writer.finish()) == "[]\n")
    }

    @Test(arguments: [Int64.min, -1, 0, 1, Int64.max])
    func `integers come back as they were`(number: Int64) throws {
        var writer = JSONWriter()
        writer.value(number)
        #expect(try JSONDocument(parsing: writer.finish()).root.integer == number)
    }

    @Test func `a large unsigned number is written in full`() {
        var writer = JSONWriter()
        writer.value(UInt64.max)
        #expect(text(writer.finish()) == "18446744073709551615")
    }

    @Test func `keys are escaped like strings`() throws {
        let key = "<a\"\\\u{202E}\n>"
        var writer = JSONWriter()
        writer.object { $0.member(key, "v") }
        let bytes = writer.finish()
        #expect(text(bytes) == #"{"\u003ca\"\\\u202e\n\u003e":"v"}"#)
        #expect(try JSONDocument(parsing: bytes).root[key]?.string == "v")
    }
}
