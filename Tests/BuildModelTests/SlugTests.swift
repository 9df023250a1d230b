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
}
