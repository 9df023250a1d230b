internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// Words of ours with the place on the method page that says what they mean.
enum Words {
    /// A link to the meaning of a word of the glossary, shown as the word itself or as `shown`.
    static func link(_ word: String, as shown: String? = nil) -> Inline {
        .link(.file("method.html", at: id(of: word)), [.text(shown ?? word)])
    }

    /// The id of a word on the method page, `word-inputs-fingerprint`.
    static func id(of word: String) -> ElementID {
        ElementID(
            "word-",
            String(decoding: word.utf8.map { $0 == 0x20 ? 0x2D : $0 }, as: UTF8.self)
        )
    }
}
