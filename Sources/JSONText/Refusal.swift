internal import CSimdjson

/// The parser's status as an error for people.
struct Refusal {
    private let status: csimdjson_status
    private let container: Int
    private let key: Int
    private let limits: JSONLimits

    init(_ result: csimdjson_result, _ limits: JSONLimits) {
        status = unsafe result.status
        container = unsafe result.container
        key = unsafe result.key
        self.limits = limits
    }

    /// For a text that has no tree; offsets count from `start` bytes before the text.
    func error(in text: borrowing Span<UInt8>, startingAt start: Int) -> JSONError {
        switch status {
        case CSIMDJSON_EMPTY: JSONError(.empty, "is empty")
        case CSIMDJSON_SIZE: JSONError(.size, "is too large to be parsed")
        case CSIMDJSON_MEMORY: JSONError(.memory, "does not fit in memory")
        case CSIMDJSON_VALUE_COUNT: tooManyValues
        default: fault(in: text, startingAt: start)
        }
    }

    /// For a tree that is well formed and still refused.
    func error(on document: JSONDocument) -> JSONError {
        let pointer = JSONValue(document: document, index: container).pointer
        switch status {
        case CSIMDJSON_DEPTH:
            return JSONError(.depth, depthMessage, pointer: pointer)
        case CSIMDJSON_KEY_LENGTH:
            let message = "has a key of more than \(limits.maximumKeyBytes) bytes"
            return JSONError(.keyLength, message, pointer: pointer)
        case CSIMDJSON_DUPLICATE_KEY:
            let name = shown(JSONKey(document: document, index: key))
            return JSONError(.duplicateKey, "has \(name) twice in one object", pointer: pointer)
        default:
            return tooManyValues
        }
    }

    private func fault(in text: borrowing Span<UInt8>, startingAt start: Int) -> JSONError {
        let fault = FaultFinder.firstFault(in: text, maximumDepth: limits.maximumDepth)
        let offset = fault.map { $0.offset + start }
        switch fault?.kind {
        case .encoding:
            return JSONError(.utf8, "is not valid JSON: it is not UTF-8 text", byteOffset: offset)
        case .depth:
            return JSONError(.depth, depthMessage, byteOffset: offset)
        case .numberRange:
            let message = "has a number that does not fit in 64 bits"
            return JSONError(.numberRange, message, byteOffset: offset)
        case .syntax(let words):
            return JSONError(.syntax, "is not valid JSON: " + words, byteOffset: offset)
        case nil:
            return JSONError(.syntax, "is not valid JSON")
        }
    }

    private var depthMessage: String { "is nested deeper than \(limits.maximumDepth) levels" }

    private var tooManyValues: JSONError {
        JSONError(.valueCount, "holds more than \(limits.maximumValues) values")
    }

    /// The key itself only if it is short and made of harmless characters.
    private func shown(_ key: JSONKey) -> String {
        let isPlain = key.withBytes { bytes in
            guard !bytes.isEmpty, bytes.count <= 64 else { return false }
            for index in bytes.indices where !Self.isPlain(bytes[index]) {
                return false
            }
            return true
        }
        return isPlain ? "the key `\(key.string)`" : "a key of \(key.byteCount) bytes"
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: ":"), UInt8(ascii: "-")...UInt8(ascii: "/"),
            UInt8(ascii: "_"):
            true
        default:
            false
        }
    }
}
