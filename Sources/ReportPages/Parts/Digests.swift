internal import BuildModel
internal import CommonMark

/// Digests and pins, shortened for people; the full text is the title and stands in the twin.
enum Digests {
    static func pin(_ pin: Pin) -> Inline {
        pin.isValid
            ? .short(pin.short, full: pin.text.string)
            : .code(Foreign.clipped(pin.text.string, limit: 40))
    }

    static func pin(_ pin: Pin, at place: Destination) -> Inline {
        .link(place, [Digests.pin(pin)])
    }

    static func digest(_ digest: Digest) -> Inline {
        .short(String(digest.hex.prefix(12)), full: digest.text.string)
    }

    /// The digest of a build's result that comes first, with its kind.
    static func output(_ record: Record) -> [Inline] {
        guard let output = record.outputs.first else { return [.mark("muted", ["not recorded"])] }
        return [digest(output.digest), .text(" (" + word(output.kind) + ")")]
    }

    static func outputs(_ record: Record) -> [Inline] {
        .joined(record.outputs.map { [digest($0.digest), .text(" (" + word($0.kind) + ")")] })
    }

    static func fingerprint(_ text: Text) -> Inline {
        let digest = Digest(text.string)
        return digest.map { .short(String($0.hex.prefix(12)), full: text.string) }
            ?? .code(Foreign.clipped(text.string, limit: 80))
    }

    private static func word(_ kind: Record.Output.Kind) -> String {
        kind == .unknown ? "kind unknown" : kind.rawValue
    }
}
