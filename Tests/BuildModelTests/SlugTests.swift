import BuildModel
import Testing

@Suite struct SlugTests {
    @Test(arguments: [
        ("docker.io/library/alpine", "alpine-"),
        ("ghcr.io/Org/App_x", "ghcr.io-org-app-x-"),
    ])
    func `a slug is readable and ends in ten hex digits`(name: String, prefix: String) {
        let slug = Slug.image(Text(name)).text
        #expect(slug.hasPrefix(prefix))
        #expect(slug.utf8.count == prefix.utf8.count + 10)
    }

    @Test(arguments: [
        ("nul.d/app", "nul-d-app-"), ("con.x.y", "con-x.y-"), ("com1.a", "com1-a-"),
        ("nulls.a", "nulls.a-"), ("com.a", "com.a-"), ("con", "con-"),
    ])
    func `no slug is a device of Windows`(name: String, prefix: String) {
        #expect(Slug(readable: name, key: "x").text.hasPrefix(prefix), "\(name)")
        #expect(prefix.hasSuffix("-"))
    }

    @Test(arguments: ["2026-11-21", "2026-W47", "nightly_7", "1.2.3", "contra", "x"])
    func `a plain night names its page`(label: String) {
        #expect(Slug.night(Text(label)) == label)
    }

    @Test(arguments: ["index", "Index", "con", "NUL.x", "lpt9", ".x", "..", "-x", "_x", "", "a b"])
    func `a night whose name means something to others is slugged`(label: String) {
        let name = Slug.night(Text(label))
        #expect(name != label)
        #expect(
            name.utf8.first.map { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x7A) } == true
        )
    }
}
