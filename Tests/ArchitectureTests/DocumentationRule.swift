/// Which `package` declarations need a comment, and whether they have one.
///
/// Types, subscripts, functions that take or throw something, and properties of a bare number type
/// need one: their names alone leave shape, failure or unit open. Initialisers are told by their
/// type's comment, other properties by name and type. A comment covers the declarations that follow
/// it without a blank line, so a type's comment tells its first members as well. Operators and what
/// a protocol of the standard library asks for say it all.
enum DocumentationRule {
    /// The places of declarations that lack a comment, with their names: `path:line name`.
    static func violations(in file: SourceFile) -> [String] {
        let code = SwiftCode(file.text).withoutLiterals.split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        let raw = file.text.split(separator: "\n", omittingEmptySubsequences: false)
        var isCovered = false
        var found: [String] = []
        for (index, line) in code.enumerated() where index < raw.count {
            let text = raw[index].drop { $0 == " " }
            if text.hasPrefix("///") {
                isCovered = true
            } else if text.isEmpty {
                isCovered = false
            } else if let declaration = Declaration(line) {
                if declaration.needsComment, !isCovered {
                    found.append("\(file.path):\(index + 1) \(declaration.name)")
                }
            }
        }
        return found
    }
}

/// A `package` declaration, as its first line shows it.
private struct Declaration {
    let keyword: Substring
    let name: String
    private let type: Substring

    init?(_ line: Substring) {
        let words = line.words
        guard let access = words.firstIndex(of: "package"),
            words[..<access].allSatisfy({ !Self.keywords.contains($0) }),
            let index = words[access...].firstIndex(where: { Self.keywords.contains($0) })
        else { return nil }
        keyword = words[index]
        name = String(words.dropFirst(index + 1).first ?? keyword)
        isOperator =
            line.split(separator: "func ").last?.first.map {
                !$0.isLetter && $0 != "_" && $0 != "`"
            } ?? false
        isPlainAction = line.contains("()") && !line.words.contains("throws")
        let typeText = line.split(separator: ":", maxSplits: 1).dropFirst().first?
            .drop { $0 == " " }
        type = typeText?.prefix { $0.isLetter || $0.isNumber } ?? ""
    }

    private let isOperator: Bool
    /// Whether the function takes nothing and can not fail: `beginObject()`.
    private let isPlainAction: Bool

    var needsComment: Bool {
        switch keyword {
        case "init", "import", "extension": false
        case "func": !isOperator && !isPlainAction && !Self.sayingItAll.contains(name)
        case "var", "let":
            Self.numbers.contains(type) && !Self.sayingItAll.contains(name)
                && !name.hasSuffix("InBytes") && !name.hasSuffix("Count")
        default: !Self.sayingItAll.contains(name)
        }
    }

    private static let typeKeywords: Set<Substring> = [
        "struct", "enum", "class", "actor", "protocol", "typealias",
    ]
    private static let keywords = typeKeywords.union([
        "func", "subscript", "var", "let", "init", "import", "extension",
    ])
    private static let sayingItAll: Set<String> = [
        "hash", "encode", "next", "makeIterator", "count", "isEmpty", "startIndex", "endIndex",
        "index", "run", "validate", "Iterator",
    ]
    private static let numbers: Set<Substring> = [
        "Int", "Int8", "Int16", "Int32", "Int64", "UInt", "UInt8", "UInt16", "UInt32", "UInt64",
        "Double", "Float", "Duration",
    ]
}
