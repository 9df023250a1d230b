/// The names of all pages of a kind: different from each other, whatever the case.
///
/// Each depends on its own key alone, except where two would be one file. So a link to a page lasts,
/// and nobody's choice of a name takes another's page or stops the run.
extension Slug {
    /// Of images, from their full names, no two of which are equal; in their order.
    package static func images(_ names: [Text]) -> [Slug] {
        let slugs = names.map(image)
        let shared = repeated(slugs.map(\.text))
        return zip(names, slugs).map { name, slug in
            guard shared.contains(slug.text) else { return slug }
            return Slug(
                longReadable: SourceIdentity.familiarName(ofImage: name.string),
                key: name
            )
        }
    }

    /// Of sources, from their identities, no two of which are equal; in their order.
    package static func sources(_ identities: [Text]) -> [Slug] {
        let slugs = identities.map(source)
        let shared = repeated(slugs.map(\.text))
        return zip(identities, slugs).map { identity, slug in
            guard shared.contains(slug.text) else { return slug }
            return Slug(longReadable: SourceIdentity.familiarName(of: identity), key: identity)
        }
    }

    /// Of nights, from their labels, no two of which are equal; in their order.
    ///
    /// `N1` and `n1` are one file where case does not count, so neither names its page by itself.
    package static func nights(_ labels: [Text]) -> [String] {
        let names = labels.map(night)
        let shared = repeated(names.map(\.asciiLowercased))
        return zip(labels, names).map { label, name in
            guard shared.contains(name.asciiLowercased) else { return name }
            return Slug(longReadable: label.string, key: label).text
        }
    }

    private static func repeated(_ names: [String]) -> Set<String> {
        var seen: Set<String> = []
        var repeated: Set<String> = []
        for name in names where !seen.insert(name).inserted { repeated.insert(name) }
        return repeated
    }
}
