import BuildModel
import Testing

@Suite struct JSONPointerTests {
    @Test(arguments: [
        ("a/b", "/a~1b"), ("a~b", "/a~0b"), ("~1", "/~01"),
        ("/\u{301}~\u{301}", "/~1\u{301}~0\u{301}"),
        ("", "/"),
    ])
    func `a key is one part of a pointer, whatever it holds`(key: String, pointer: String) {
        #expect(Text(JSONPointer.root.appending(key).text) == Text(pointer))
    }
}
