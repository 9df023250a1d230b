import JSONText
import Testing

@Suite struct CursorTests {
    private let document: JSONDocument

    init() throws {
        document = try JSONDocument(
            parsing: """
                {"name":"app","size":42,"big":18446744073709551615,"half":0.5,"yes":true,"no":false,
                 "nothing":null,"list":[1,"two",[3],{"four":4},null],"tree":{"a/b":{"~":[0]}},
                 "empty":{},"none":[]}
                """
        )
    }

    @Test func `members come in the order of the file`() {
        let keys = document.root.members.map(\.key.string)
        #expect(
            keys == [
                "name", "size", "big", "half", "yes", "no", "nothing", "list", "tree", "empty",
                "none",
            ]
        )
        #expect(
            document.root.members.map(\.value.kind) == [
                .string, .integer, .unsigned, .double, .boolean, .boolean, .null, .array, .object,
                .object, .array,
            ]
        )
    }

    @Test func `elements come in order and are of any kind`() {
        let elements = document.root["list"]?.elements.map(\.kindName)
        #expect(elements == ["a number", "a string", "an array", "an object", "null"])
    }

    @Test func `values are read as their kind only`() {
        let root = document.root
        #expect(root["name"]?.string == "app")
        #expect(root["size"]?.integer == 42)
        #expect(root["yes"]?.boolean == true)
        #expect(root["no"]?.boolean == false)
        #expect(root["size"]?.string == nil)
        #expect(root["name"]?.integer == nil)
        #expect(root["name"]?.boolean == nil)
        #expect(root["size"]?.boolean == nil)
        #expect(root["size"]?.stringByteCount == nil)
        #expect(root.string == nil)
    }

    @Test func `null counts as absent unless it is asked for`() {
        #expect(document.root["nothing"] == nil)
        #expect(document.root["missing"] == nil)
        #expect(document.root.valueOrNull("nothing")?.isNull == true)
        #expect(document.root.valueOrNull("missing") == nil)
    }

    @Test func `a value that is no container has nothing in it`() {
        let name = document.root["name"]
        #expect(name?["name"] == nil)
        #expect(name?.count == 0)
        #expect(name?.members.contains { _ in true } == false)
        #expect(name?.elements.contains { _ in true } == false)
        #expect(document.root.elements.contains { _ in true } == false)
        #expect(document.root["list"]?.members.contains { _ in true } == false)
        #expect(document.root["empty"]?.members.contains { _ in true } == false)
        #expect(document.root["none"]?.elements.contains { _ in true } == false)
    }

    @Test func `count is that of members or elements`() {
        #expect(document.root.count == 11)
        #expect(document.root["list"]?.count == 5)
        #expect(document.root["empty"]?.count == 0)
        #expect(document.root["none"]?.count == 0)
    }

    @Test func `a string over the limit is not made`() {
        let name = document.root["name"]
        #expect(name?.string(limit: 3) == "app")
        #expect(name?.string(limit: 2) == nil)
        #expect(name?.stringByteCount == 3)
        #expect(document.root.string(limit: 100) == nil)
    }

    @Test func `keys and strings are compared by bytes`() throws {
        let root = try JSONDocument(parsing: "{\"e\u{301}\":\"\u{E9}\"}").root
        let (key, value) = try #require(root.members.first { _ in true })
        #expect(key == "e\u{301}")
        #expect(key != "\u{E9}")
        #expect(key.byteCount == 3)
        #expect(value == "\u{E9}")
        #expect(!(value == "e\u{301}"))
        #expect(root["\u{E9}"] == nil)
        #expect(root["e\u{301}"]?.string == "\u{E9}")
    }

    @Test func `a key is asked for its beginning`() throws {
        let root = try JSONDocument(parsing: #"{"build-arg:X":1}"#).root
        let (key, _) = try #require(root.members.first { _ in true })
        #expect(key.hasPrefix("build-arg:"))
        #expect(key.hasPrefix(""))
        #expect(key.hasPrefix("build-arg:X"))
        #expect(!key.hasPrefix("build-arg:XY"))
        #expect(!key.hasPrefix("label:"))
        switch key {
        case "build-arg:Y": Issue.record("another key")
        case "build-arg:X": break
        default: Issue.record("no case is right")
        }
    }

    @Test func `every value knows its pointer`() {
        func pointers(_ value: JSONValue) -> [String] {
            [value.pointer] + value.members.flatMap { pointers($0.value) }
                + value.elements.flatMap(pointers)
        }
        #expect(
            pointers(document.root) == [
                "", "/name", "/size", "/big", "/half", "/yes", "/no", "/nothing", "/list",
                "/list/0",
                "/list/1", "/list/2", "/list/2/0", "/list/3", "/list/3/four", "/list/4", "/tree",
                "/tree/a~1b", "/tree/a~1b/~0", "/tree/a~1b/~0/0", "/empty", "/none",
            ]
        )
    }

    @Test func `a value outlives the document's last name`() throws {
        func value() throws -> JSONValue? {
            try JSONDocument(parsing: #"{"a":["kept"]}"#).root["a"]
        }
        #expect(try value()?.elements.map(\.string) == ["kept"])
    }

    @Test func `many tasks parse at once`() async throws {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<64 {
                group.addTask {
                    let list = (0...number).map(String.init).joined(separator: ",")
                    return try JSONDocument(parsing: "[\(list)]").root.count - number
                }
            }
            for try await difference in group {
                #expect(difference == 1)
            }
        }
    }
}
