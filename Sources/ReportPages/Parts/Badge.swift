internal import BuildModel
internal import CommonMark

/// Words of ours in a box whose colour repeats what the word says.
enum Badge {
    static func state(_ state: SourceState) -> Inline {
        switch state {
        case .digestPinned: .mark("badge badge-ok", ["digest-pinned"])
        case .floating: .mark("badge badge-info", ["floating"])
        case .unpinned: .mark("badge badge-warn", ["unpinned"])
        case .localPin: .mark("badge badge-muted", ["local pin"])
        case .malformedPin: .mark("badge badge-bad", ["malformed pin"])
        case .mismatch: .mark("badge badge-bad", ["mismatch"])
        case .conflict: .mark("badge badge-bad", ["conflict"])
        }
    }

    static func level(_ level: Diagnostic.Level) -> Inline {
        switch level {
        case .note: .mark("badge badge-muted", ["note"])
        case .warning: .mark("badge badge-warn", ["warning"])
        case .error: .mark("badge badge-bad", ["error"])
        }
    }

    static let failed = Inline.mark("badge badge-bad is-failed", ["failed build"])
    static let unknownSources = Inline.mark("badge badge-warn", ["sources unknown"])
    static let attempt = Inline.mark("badge badge-muted", ["attempt"])
    static let hidden = Inline.mark("badge badge-muted", ["hidden by rule"])
}

extension SourceRole {
    /// The word for people.
    var word: String {
        switch self {
        case .namedContext: "named context"
        default: rawValue
        }
    }
}

extension SourceKind {
    /// What a source of this kind is, in a sentence.
    var phrase: String {
        switch self {
        case .dockerImage: "An image"
        case .git: "A git repository"
        case .http: "A download"
        case .ociLayout: "An image of an OCI layout"
        case .blob: "A blob"
        case .other: "A source of another kind"
        }
    }
}

extension Record.Format {
    /// The word for people.
    var word: String {
        switch self {
        case .buildinfo: "build info"
        case .provenance02: "provenance (SLSA 0.2)"
        case .provenance1: "provenance (SLSA 1)"
        case .history: "build history"
        case .none: "no record of sources"
        }
    }
}
