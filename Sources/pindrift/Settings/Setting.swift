private import BuildModel

/// What a person can set with a flag, a variable or a key of `pindrift.yml`.
///
/// The raw value is the key. Switches of one run (`--jobs`, `--strict`) are flags only.
enum Setting: String, Hashable, Sendable, CaseIterable {
    case inputs, output, history
    case nightPattern, dayStarts
    case images
    case include, exclude, maxFileSize
    case showArgs, hideArgs
    case fixedRefs, movingRefs
    case formats, templates, title, siteURL

    var key: String { rawValue }

    /// `PINDRIFT_NIGHT_PATTERN` for `nightPattern`: a word starts where a capital follows a small letter.
    var variable: String {
        var bytes = Array("PINDRIFT_".utf8)
        var previous: UInt8 = 0
        for byte in key.utf8 {
            if byte.isUpperLetter, previous.isLowerLetter { bytes.append(UInt8(ascii: "_")) }
            bytes.append(byte.isLowerLetter ? byte & ~0x20 : byte)
            previous = byte
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    var shape: Shape {
        switch self {
        case .inputs, .include, .exclude, .showArgs, .hideArgs, .fixedRefs, .movingRefs, .formats:
            .list
        case .images: .pairs
        default: .text
        }
    }

    /// How a value is written in `pindrift.yml`.
    enum Shape: String, Hashable, Sendable {
        case text = "text"
        case list = "a list of texts"
        case pairs = "a mapping of texts"
    }
}
