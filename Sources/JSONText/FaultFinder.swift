/// Finds where a refused text stops being JSON, since the parser does not say.
///
/// It runs on refused texts only, once over the bytes, and decides nothing: a text that it finds no
/// fault in stays refused. Tests hold it against the parser.
struct FaultFinder {
    struct Fault: Error, Hashable {
        let kind: Kind
        /// In bytes from the start of the text.
        let offset: Int

        enum Kind: Hashable {
            case encoding, depth, numberRange
            /// What is wrong, in words.
            case syntax(String)
        }
    }

    static func firstFault(in bytes: borrowing Span<UInt8>, maximumDepth: Int) -> Fault? {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: copy bytes)
        } catch {
            return Fault(kind: .encoding, offset: error.byteOffsets.lowerBound)
        }
        var finder = FaultFinder(maximumDepth: maximumDepth)
        do throws(Fault) {
            try finder.scan(bytes)
            return nil
        } catch {
            return error
        }
    }

    private let maximumDepth: Int
    private var expectation = Expectation.value
    /// The closing brackets that are still to come.
    private var closers: [UInt8] = []
    var position = 0

    private enum Expectation {
        case value, elementOrEnd, element, keyOrEnd, key, colon, commaOrEnd, nothing
    }

    private init(maximumDepth: Int) {
        self.maximumDepth = maximumDepth
    }

    private mutating func scan(_ bytes: borrowing Span<UInt8>) throws(Fault) {
        while position < bytes.count {
            let byte = bytes[position]
            if Self.isBlank(byte) {
                position += 1
            } else {
                try token(byte, bytes)
            }
        }
        guard expectation == .nothing else { throw fault("it ends before it is complete") }
    }

    private mutating func token(_ byte: UInt8, _ bytes: borrowing Span<UInt8>) throws(Fault) {
        switch expectation {
        case .nothing:
            throw fault("there is text after its end")
        case .colon:
            guard byte == UInt8(ascii: ":") else { throw fault("a colon is missing after a key") }
            position += 1
            expectation = .value
        case .commaOrEnd:
            try commaOrEnd(byte)
        case .key, .keyOrEnd:
            if byte == UInt8(ascii: "}") { return try end(expectation == .keyOrEnd) }
            guard byte == UInt8(ascii: "\"") else { throw fault("a key in quotes is missing") }
            try string(bytes)
            expectation = .colon
        case .element, .elementOrEnd, .value:
            if byte == UInt8(ascii: "]"), expectation != .value {
                return try end(expectation == .elementOrEnd)
            }
            try value(byte, bytes)
        }
    }

    private mutating func commaOrEnd(_ byte: UInt8) throws(Fault) {
        if byte == closers.last { return try end(true) }
        guard byte == UInt8(ascii: ",") else {
            throw fault("a comma or a closing bracket is missing")
        }
        position += 1
        expectation = closers.last == UInt8(ascii: "]") ? .element : .key
    }

    private mutating func end(_ isAllowed: Bool) throws(Fault) {
        guard isAllowed else { throw fault("a comma stands before a closing bracket") }
        position += 1
        closers.removeLast()
        valueEnded()
    }

    private mutating func value(
        _ byte: UInt8,
        _ bytes: borrowing Span<UInt8>
    ) throws(Fault) {
        switch byte {
        case UInt8(ascii: "{"):
            return try open(UInt8(ascii: "}"), .keyOrEnd)
        case UInt8(ascii: "["):
            return try open(UInt8(ascii: "]"), .elementOrEnd)
        case UInt8(ascii: "\""):
            try string(bytes)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            try number(bytes)
        case UInt8(ascii: "t"):
            try word("true", bytes)
        case UInt8(ascii: "f"):
            try word("false", bytes)
        case UInt8(ascii: "n"):
            try word("null", bytes)
        default:
            throw fault("a value is missing")
        }
        valueEnded()
    }

    private mutating func open(_ closer: UInt8, _ next: Expectation) throws(Fault) {
        guard closers.count < maximumDepth else { throw Fault(kind: .depth, offset: position) }
        position += 1
        closers.append(closer)
        expectation = next
    }

    private mutating func valueEnded() {
        expectation = closers.isEmpty ? .nothing : .commaOrEnd
    }

    private mutating func word(
        _ word: String,
        _ bytes: borrowing Span<UInt8>
    ) throws(Fault) {
        let start = position
        for byte in word.utf8 {
            guard position < bytes.count, bytes[position] == byte else {
                throw fault("a value is missing", at: start)
            }
            position += 1
        }
    }

    func fault(_ words: String, at offset: Int? = nil) -> Fault {
        Fault(kind: .syntax(words), offset: offset ?? position)
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}
