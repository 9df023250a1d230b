internal import BuildModel

/// The changes of what was asked of builds that made inputs, where both records tell of the build.
///
/// A key has the names of its builds before it, `base/build-arg:VERSION`.
struct NestedComparison {
    private let attributes: AttributeComparison

    init(_ attributes: AttributeComparison) {
        self.attributes = attributes
    }

    private struct Pair {
        /// The names of the builds, each with a slash behind it.
        let place: String
        let old: NestedBuild
        let new: NestedBuild
    }

    func differences() -> [Difference] {
        let pairs = pairs(attributes.old.dependencies, attributes.new.dependencies, in: "")
        guard !pairs.isEmpty else { return [] }
        let oldPins = ContextReference.pinned(by: attributes.old)
        let newPins = ContextReference.pinned(by: attributes.new)
        let hidden = attributes.hidden
        return pairs.flatMap { pair in
            let keys = (pair.old.attributes + pair.new.attributes).lazy.map(\.key)
            let untold = ContextReference.pinnedKeys(of: pair.old.attributes, by: oldPins)
                .union(ContextReference.pinnedKeys(of: pair.new.attributes, by: newPins))
                .union(keys.filter(hidden.contains))
            return [frontend(pair)].compactMap(\.self)
                + attributes.differences(
                    from: pair.old.attributes,
                    to: pair.new.attributes,
                    untold: untold,
                    place: pair.place
                )
        }
    }

    /// Builds of both sides that were not asked for alike, at every depth.
    private func pairs(_ old: [NestedBuild], _ new: [NestedBuild], in place: String) -> [Pair] {
        guard old != new else { return [] }
        let before = Dictionary(old.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        return new.flatMap { build -> [Pair] in
            guard let known = before[build.name], known != build else { return [] }
            let inner = place + build.name.string + "/"
            let isAlike = known.attributes == build.attributes && known.frontend == build.frontend
            return (isAlike ? [] : [Pair(place: inner, old: known, new: build)])
                + pairs(known.dependencies, build.dependencies, in: inner)
        }
    }

    /// Another frontend, or another image of it, where both builds are told alike.
    private func frontend(_ pair: Pair) -> Difference? {
        guard attributes.isSameDialect, let before = pair.old.frontend,
            let after = pair.new.frontend
        else { return nil }
        let (old, new) = (before.image ?? before.name, after.image ?? after.name)
        guard old != new, attributes.areRequestsTold else { return nil }
        return Difference(
            .attribute,
            Text(pair.place + "frontend"),
            old: old,
            new: new,
            isInput: true
        )
    }
}
