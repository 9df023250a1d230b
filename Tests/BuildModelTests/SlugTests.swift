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

    /// Two names of one readable part whose hashes begin with the same ten digits; found in seconds.
    static let twins = [
        "a-a-a-a_a-a_a-a_a_a-a-a-a_a_a-a_a_a_a_a-a-a-a-a_z",
        "a-a-a-a_a_a-a_a-a_a-a-a-a_a_a_a-a_a-a-a-a-a_a_a-z",
    ].map { Text("registry.example/team/" + $0) }

    @Test func `two names that agree in ten digits get slugs of their own`() {
        #expect(Slug.image(Self.twins[0]) == Slug.image(Self.twins[1]))
        let other = Text("registry.example/other")
        let slugs = Slug.images([Self.twins[0], other, Self.twins[1]])
        #expect(Set(slugs).count == 3)
        #expect(slugs[1] == .image(other))
        for slug in [slugs[0], slugs[2]] {
            #expect(slug.text.hasPrefix("registry.example-team-a-a-"))
            #expect(slug.text.utf8.count <= 90)
            #expect(slug.text.split(separator: "-").last?.count == 40)
        }
    }

    @Test func `nights that differ in case only have pages of their own on every system`() {
        let labels: [Text] = ["N1", "n1", "n2", "2026-W47", ".x"]
        let names = Slug.nights(labels)
        #expect(Set(names.map { $0.lowercased() }).count == labels.count)
        #expect(names[2...3] == ["n2", "2026-W47"])
        #expect(names[0].hasPrefix("n1-"))
        #expect(names[4] == Slug.night(".x"))
    }

    /// A night may be called like the slug of another, and like the longer slug that comes of that.
    @Test func `no label takes the page of another night`() {
        var labels: [Text] = [".x", "N1", "n1"]
        for _ in 0..<3 {
            labels += Slug.nights(labels).map { Text($0) }.filter { !labels.contains($0) }
            #expect(Set(Slug.nights(labels).map { $0.lowercased() }).count == labels.count)
        }
    }
}
