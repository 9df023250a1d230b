/// What bytes are by their first ones.
package enum ArchiveKind: Hashable, Sendable {
    case gzip, tar

    /// `nil` for bytes that are neither.
    package init?(_ bytes: [UInt8]) {
        if bytes.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if bytes.count > 262, bytes[257..<262].elementsEqual("ustar".utf8) {
            self = .tar
        } else {
            return nil
        }
    }
}
