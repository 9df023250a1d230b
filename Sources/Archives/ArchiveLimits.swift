/// How much of an archive is read before it is refused.
package struct ArchiveLimits: Hashable, Sendable {
    /// Bytes that may come out of the compression, those of skipped members included.
    package var inflatedBytes: Int
    /// Bytes of one member; a larger one is passed over, and named as such.
    package var memberBytes: Int
    /// Bytes of all members that are kept in memory together, `keptBytesAMember` for each included.
    package var keptBytes: Int
    /// Members of any kind and name.
    package var members: Int

    /// What a member costs in memory beside its bytes: its name, and its place where it is looked up.
    package static let keptBytesAMember = 2_048

    package init(
        memberBytes: Int = 16 << 20,
        keptBytes: Int = 32 << 20,
        inflatedBytes: Int = Self.inflatedBytes(ofArchive: 0),
        members: Int = 100_000
    ) {
        self.memberBytes = memberBytes
        self.keptBytes = keptBytes
        self.inflatedBytes = inflatedBytes
        self.members = members
    }

    /// What may come out of an archive of so many bytes: eight times as much, and 192 MiB in any case.
    ///
    /// Layers are compressed already, so genuine layouts hardly grow; a bomb grows a thousandfold, and
    /// costs no more than its size or half a second.
    package static func inflatedBytes(ofArchive byteCount: Int) -> Int {
        let (product, isTooMuch) = byteCount.multipliedReportingOverflow(by: 8)
        return isTooMuch ? Int.max : max(192 << 20, product)
    }
}
