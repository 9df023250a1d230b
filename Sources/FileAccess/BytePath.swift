/// A path or a name as the kernel keeps it: bytes of any encoding, never with a NUL.
package struct BytePath: Hashable, Sendable {
    package let bytes: [UInt8]

    /// `nil` where a byte is NUL: the kernel would cut the path there.
    package init?(bytes: [UInt8]) {
        guard !bytes.contains(0) else { return nil }
        self.bytes = bytes
    }

    /// `nil` where the text holds a NUL.
    package init?(_ text: String) {
        self.init(bytes: Array(text.utf8))
    }

    /// For names that a kernel call or a literal of ours gave: bytes after a NUL are dropped.
    init(trusted bytes: [UInt8]) {
        self.bytes = bytes
    }

    package static let currentDirectory: BytePath = "."

    package var isAbsolute: Bool { bytes.first == Self.slash }

    /// The bytes after the last slash; trailing slashes are ignored, `/` has an empty last component.
    package var lastComponent: BytePath {
        let body = withoutTrailingSlashes.bytes
        guard let slash = body.lastIndex(of: Self.slash) else { return BytePath(trusted: body) }
        return BytePath(trusted: Array(body[(slash + 1)...]))
    }

    /// What stands before the last component: `.` where there is none, `/` for the root's children.
    package var parent: BytePath {
        let body = withoutTrailingSlashes.bytes
        guard let slash = body.lastIndex(of: Self.slash) else { return .currentDirectory }
        let head = BytePath(trusted: Array(body[..<slash])).withoutTrailingSlashes
        return head.bytes.isEmpty ? "/" : head
    }

    /// The path without slashes at its end; `/` becomes empty.
    package var withoutTrailingSlashes: BytePath {
        var body = bytes[...]
        while body.last == Self.slash { body.removeLast() }
        return BytePath(trusted: Array(body))
    }

    /// The path of a name below this one, with one slash between them.
    package func appending(_ name: BytePath) -> BytePath {
        if bytes.isEmpty { return name }
        var joined = bytes
        if joined.last != Self.slash { joined.append(Self.slash) }
        joined.append(contentsOf: name.bytes)
        return BytePath(trusted: joined)
    }

    static let slash = UInt8(ascii: "/")
}

extension BytePath: ExpressibleByStringLiteral {
    /// For names of our own; a literal never holds a NUL.
    package init(stringLiteral value: StaticString) {
        self.init(trusted: value.description.utf8.filter { $0 != 0 })
    }
}

extension BytePath: Comparable {
    package static func < (left: BytePath, right: BytePath) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}
