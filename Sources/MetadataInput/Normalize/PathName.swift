private import BuildModel

/// Names of images that only their file's path can give.
package enum PathName {
    /// The path without `.json`, `.metadata`, `.index` and the bytes that gave the record its night or date.
    ///
    /// Separators that met around the removed bytes become one. `unnamed` where nothing is left.
    package static func image(path: String, removing range: Range<Int>? = nil) -> String {
        let bytes = path.bytes
        var end = bytes.endIndex
        for suffix in [".json", ".metadata", ".index"] where bytes[..<end].ends(with: suffix) {
            if range.map({ $0.upperBound <= end - suffix.utf8.count }) ?? true {
                end -= suffix.utf8.count
            }
        }
        var name = Array(bytes[..<end])
        if let range, range.lowerBound >= 0, range.upperBound <= end {
            name = joined(bytes[..<range.lowerBound], bytes[range.upperBound..<end])
        }
        let parts = name.split(separator: .slash).map { String($0[...]) }
        return parts.isEmpty ? "unnamed" : parts.joined(separator: "/")
    }

    private static func joined(_ left: Bytes, _ right: Bytes) -> [UInt8] {
        let head = left.prefix(
            upTo: (left.lastIndex { !isSeparator($0) } ?? left.startIndex - 1) + 1
        )
        let tail = right.drop(while: isSeparator)
        let isAtStart = head.isEmpty || head.last == .slash
        let isAtEnd = tail.isEmpty || tail.first == .slash
        if isAtStart || isAtEnd { return Array(head + tail) }
        let separator =
            left[head.endIndex...].first ?? right.first.flatMap { isSeparator($0) ? $0 : nil }
        return Array(head) + (separator.map { [$0] } ?? []) + Array(tail)
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == .dot || byte == .hyphen || byte == .underscore || byte == 0x20
    }
}
