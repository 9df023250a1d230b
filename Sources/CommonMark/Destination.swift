/// Where a link leads: into the site, to a place of the same page, or to a checked address outside.
package enum Destination: Hashable, Sendable {
    /// A page that has a Markdown twin: `images/app-0123456789` without an ending, from the site's
    /// root. HTML links to its `.html`, the twin to its `.md`.
    case page(SitePath, at: ElementID? = nil)
    /// Any other file of the site, with its ending: `problems.html`, `policies/app/linux-amd64.json`.
    case file(SitePath, at: ElementID? = nil)
    /// A place on the same page.
    case place(ElementID)
    case outside(OutsideURL)

    /// The address to write, `nil` where the form has no place for it (a twin has no ids).
    func address(_ form: Form, upward prefix: String) -> String? {
        switch (self, form) {
        case (.page(let path, let id), .html):
            prefix + path.value + ".html" + Self.fragment(id)
        case (.page(let path, _), .markdown): prefix + path.value + ".md"
        case (.file(let path, let id), .html): prefix + path.value + Self.fragment(id)
        case (.file(let path, _), .markdown): prefix + path.value
        case (.place(let id), .html): Self.fragment(id)
        case (.place, .markdown): nil
        case (.outside(let url), _): url.value
        }
    }

    /// The address in an HTML page, not yet escaped.
    package func htmlAddress(upward prefix: String) -> String {
        address(.html, upward: prefix) ?? ""
    }

    private static func fragment(_ id: ElementID?) -> String {
        id.map { "#" + $0.value } ?? ""
    }

    /// What a link is written for.
    enum Form {
        case html, markdown
    }
}

/// A path below the site's root, safe to stand in a link.
///
/// Components that are empty, `.` or `..` are dropped and bytes other than `[A-Za-z0-9._-]` are
/// percent-encoded, so that no text can leave the site or name a scheme.
package struct SitePath: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    package let value: String

    /// Made of any text; equal texts make equal paths.
    package init(_ path: String) {
        if path.utf8.allSatisfy({ Self.isPlain($0) }) {
            value = path
            return
        }
        var parts: [[UInt8]] = []
        for part in path.utf8.split(separator: UInt8(ascii: "/")) {
            guard !part.elementsEqual(".".utf8), !part.elementsEqual("..".utf8) else { continue }
            parts.append(
                part.flatMap {
                    Self.isPlain($0) || $0 == UInt8(ascii: ".")
                        ? [$0] : [UInt8(ascii: "%")] + HexDigits.pair(of: $0)
                }
            )
        }
        value = String(decoding: Array(parts.joined(separator: [UInt8(ascii: "/")])), as: UTF8.self)
    }

    package init(stringLiteral value: String) {
        self.init(value)
    }

    package var description: String { value }

    /// Bytes that mean nothing in a link; `.` and `/` need a look at the whole.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }
}
