internal import BuildModel
internal import CommonMark

/// Texts that come from metadata, as content of a line.
///
/// A name outside of plain ASCII is kept apart from its neighbours and marked, since it may look
/// like another one (safety.md T6). Names in lists are cut; a page gives its own name in full.
enum Foreign {
    static let longestInList = 120

    static func text(_ text: Text, limit: Int = longestInList) -> [Inline] {
        marked(text.string, limit: limit) { .text($0) }
    }

    static func code(_ text: Text, limit: Int = 1024) -> [Inline] {
        marked(text.string, limit: limit) { .code($0) }
    }

    /// An image's name as people write it.
    static func image(_ name: Text) -> [Inline] {
        marked(SourceIdentity.familiarName(ofImage: name.string), limit: longestInList) {
            .text($0)
        }
    }

    /// A source's name as people write it.
    static func source(_ identity: Text) -> [Inline] {
        marked(SourceIdentity.familiarName(of: identity), limit: longestInList) { .text($0) }
    }

    /// The text, cut at its end where it is longer than a person reads.
    static func clipped(_ text: String, limit: Int) -> String {
        text.utf8.count > limit ? VisibleText.clipped(text, toBytes: limit) : text
    }

    private static func marked(
        _ text: String,
        limit: Int,
        _ shape: (String) -> Inline
    ) -> [Inline] {
        if text.utf8.isEmpty { return [.mark("muted", ["(empty)"])] }
        let shown = shape(clipped(text, limit: limit))
        guard text.utf8.contains(where: { $0 < 0x20 || $0 > 0x7E }) else { return [shown] }
        return [
            .isolated([shown]), " ",
            .mark(
                "badge badge-warn",
                ["not plain ASCII"],
                title: "The name holds characters that may look like others"
            ),
        ]
    }
}
