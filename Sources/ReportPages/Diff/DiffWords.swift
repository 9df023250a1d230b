internal import BuildModel
internal import FleetAnalysis

/// The words of a diff, the same on a terminal and in a pull request.
enum DiffWords {
    static let apart = "Without a platform or target of the other side"
    static let mended = "Failed before, built now"

    static func count(_ number: Int, of kind: ChangeKind) -> String {
        switch kind {
        case .moved: Phrase.count(number, "source moved", "sources moved")
        case .replaced: Phrase.count(number, "pin replaced", "pins replaced")
        case .retagged: Phrase.count(number, "source retagged", "sources retagged")
        case .added: Phrase.count(number, "source added", "sources added")
        case .removed: Phrase.count(number, "source removed", "sources removed")
        case .becamePinned: Phrase.count(number, "source became pinned", "sources became pinned")
        case .becameFloating:
            Phrase.count(number, "source became floating", "sources became floating")
        case .frontend: Phrase.count(number, "change of frontend", "changes of frontend")
        case .attribute: Phrase.count(number, "attribute changed", "attributes changed")
        case .platforms: Phrase.count(number, "change of platforms", "changes of platforms")
        case .locals:
            Phrase.count(number, "change of local directories", "changes of local directories")
        case .format: Phrase.count(number, "change of format", "changes of format")
        case .notComparable:
            Phrase.count(number, "source is not comparable", "sources are not comparable")
        }
    }

    static func title(of kind: ChangeKind) -> String {
        switch kind {
        case .moved: "Moved"
        case .replaced: "Replaced"
        case .retagged: "Retagged"
        case .added: "Added"
        case .removed: "Removed"
        case .becamePinned: "Became pinned"
        case .becameFloating: "Became floating"
        case .frontend: "Frontend"
        case .attribute: "Attributes"
        case .platforms: "Platforms"
        case .locals: "Local directories"
        case .format: "Format of the record"
        case .notComparable: "Not comparable, and not counted"
        }
    }

    /// What a cause says of the thing that it names; the name stands before it.
    static func verb(of cause: Cause) -> String {
        switch cause.difference.kind {
        case .moved: "moved"
        case .replaced: "was replaced"
        case .retagged: "was retagged"
        case .added: "was added"
        case .removed: "was removed"
        case .notComparable: "can not be compared"
        default: "changed"
        }
    }

    static func phrase(_ hint: Hint) -> String {
        switch hint {
        case .manifestOnly:
            "only the manifest differs, by compression, media types or annotations, for the config "
                + "is the same"
        case .noEpoch: "no SOURCE_DATE_EPOCH was set"
        case .epochWithoutRewrite:
            "times inside layers, which SOURCE_DATE_EPOCH reaches only with rewrite-timestamp=true"
        case .localContext: "files of a local context, which are not recorded"
        case .inlineCache: "the inline cache in the image's config"
        case .buildInfoInConfig: "build info in the image's config"
        case .volatileLabels: "labels that differ at every build"
        case .otherRecording: "another BuildKit, or other options of the record"
        case .otherBuilder: "another builder"
        case .secrets: "secrets or SSH, whose content is not recorded"
        case .notHermetic: "steps with access to the network"
        }
    }

    static func phrase(_ kind: Flag.Kind) -> String {
        switch kind {
        case .split: "two pins in one night"
        case .movedFixed: "a reference that looks fixed moved"
        case .flapped: "went back to an earlier pin"
        case .mismatch: "another pin than the reference asks for"
        case .unpinned: "used without a pin"
        case .secretRedacted: "a value that was redacted"
        }
    }
}
