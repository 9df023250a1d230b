internal import CommonMark
internal import FleetAnalysis

/// Kinds of change in words.
extension ChangeKind {
    /// After the name of what changed, and before the values.
    var verb: String {
        switch self {
        case .moved: "moved"
        case .replaced: "was replaced"
        case .retagged: "got another tag or ref:"
        case .added: "was added with"
        case .removed: "was removed, last with"
        case .becamePinned: "became pinned to"
        case .becameFloating: "became floating at"
        case .frontend, .attribute, .platforms, .format: "changed"
        case .locals: "changed"
        case .notComparable: "can not be compared:"
        }
    }

    /// After the name of what changed, where no values follow.
    var verbAlone: String {
        switch self {
        case .retagged: "got another tag or ref"
        case .added: "was added"
        case .removed: "was removed"
        case .becamePinned: "became pinned"
        case .becameFloating: "became floating"
        case .notComparable: "can not be compared"
        default: verb
        }
    }

    /// After the name of a pin that another one followed, before the other's letter.
    var ending: String {
        switch self {
        case .moved: "moved to"
        case .replaced, .frontend: "replaced by"
        default: "followed by"
        }
    }

    /// The same where no other pin is known.
    var endingAlone: String {
        switch self {
        case .removed: "removed"
        case .replaced, .frontend: "replaced"
        case .notComparable: "followed by what can not be compared"
        default: "followed by another"
        }
    }

    /// With a number: `2 sources moved`.
    func counted(_ count: Int) -> String {
        func phrase(_ one: String, _ many: String) -> String { Phrase.count(count, one, many) }
        switch self {
        case .moved: return phrase("source moved", "sources moved")
        case .replaced: return phrase("pin was replaced", "pins were replaced")
        case .retagged: return phrase("tag or ref was changed", "tags or refs were changed")
        case .added: return phrase("source was added", "sources were added")
        case .removed: return phrase("source was removed", "sources were removed")
        case .becamePinned: return phrase("source became pinned", "sources became pinned")
        case .becameFloating: return phrase("source became floating", "sources became floating")
        case .frontend: return phrase("frontend changed", "frontends changed")
        case .attribute: return phrase("attribute changed", "attributes changed")
        case .platforms: return phrase("set of platforms changed", "sets of platforms changed")
        case .locals:
            return phrase("list of local folders changed", "lists of local folders changed")
        case .format: return phrase("switch of format", "switches of format")
        case .notComparable:
            return phrase("pin can not be compared", "pins can not be compared")
        }
    }

    /// As the head of a part of a page.
    var title: String {
        switch self {
        case .moved: "Moved"
        case .replaced: "Replaced"
        case .retagged: "Retagged"
        case .added: "Added"
        case .removed: "Removed"
        case .becamePinned: "Became pinned"
        case .becameFloating: "Became floating"
        case .frontend: "Frontend"
        case .attribute: "Attribute"
        case .platforms: "Platforms"
        case .locals: "Local folders"
        case .format: "Format"
        case .notComparable: "Not comparable"
        }
    }

    /// The word of the glossary.
    var term: String {
        switch self {
        case .frontend: "frontend change"
        case .platforms: "platforms change"
        default: rawValue
        }
    }

    /// Whether all changes of the kind are of one thing, so that only their values tell them apart.
    var hasOneSubject: Bool { self == .platforms || self == .locals || self == .format }
}
