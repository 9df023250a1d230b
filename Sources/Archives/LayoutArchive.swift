/// The metadata of an OCI layout that stands in a tar: its own files and the blobs that are JSON.
///
/// Blobs that do not open a JSON object, such as layers, are passed over; so are links, devices and
/// members of any other name.
package struct LayoutArchive: Sendable {
    /// By name, `index.json` or `blobs/sha256/<hex>`; of equal names the first.
    package private(set) var members: [String: [UInt8]] = [:]
    /// Blobs above the limit of one member, whatever they hold.
    package private(set) var oversized: Set<String> = []

    /// Reads a tar, plain or in gzip.
    ///
    /// `nil` for bytes that are no such archive, and for one that is no layout. A layout that is
    /// damaged or above a limit fails as a whole; reading ends at the limit.
    package static func read(
        _ bytes: [UInt8],
        limits: ArchiveLimits = ArchiveLimits()
    ) throws(ArchiveError) -> LayoutArchive? {
        guard let kind = ArchiveKind(bytes) else { return nil }
        var archive = LayoutArchive()
        var work = Work(limits)
        let outcome: Result<Void, ArchiveError> = unsafe bytes.withUnsafeBufferPointer { buffer in
            Result { () throws(ArchiveError) in
                try unsafe archive.fill(from: buffer, &work)
            }
        }
        do throws(ArchiveError) {
            try outcome.get()
        } catch {
            // Broken compression may hide anything; else what never looked like a layout is
            // somebody else's.
            if work.sawLayout || kind == .gzip && work.isBroken { throw error }
            return nil
        }
        let isLayout = archive.members["oci-layout"] != nil && archive.members["index.json"] != nil
        return isLayout ? archive : nil
    }

    /// What is counted on the way.
    private struct Work {
        let limits: ArchiveLimits
        var members = 0
        var declaredBytes: Int64 = 0
        /// Of kept members, with what each of them costs beside its bytes.
        var keptBytes = 0
        /// Read into again and again: a kept member has no more memory than it needs.
        var piece: [UInt8] = []
        /// Whether a member had a name that layouts have.
        var sawLayout = false
        var isBroken = false

        init(_ limits: ArchiveLimits) {
            self.limits = limits
        }
    }

    private mutating func fill(
        from buffer: UnsafeBufferPointer<UInt8>,
        _ work: inout Work
    ) throws(ArchiveError) {
        let limit = work.limits.inflatedBytes
        let reader = unsafe TarReader(buffer, inflatedBytes: limit)
        if reader.isNested {
            work.isBroken = true
            throw .nested
        }
        while true {
            switch reader.next() {
            case .end: return
            case .failure:
                work.isBroken = reader.isBroken
                throw reader.isOverLimit ? .inflated(limit) : .damaged
            case .member(let member): try take(member, reader, &work)
            }
        }
    }

    private mutating func take(
        _ member: TarReader.Member,
        _ reader: borrowing TarReader,
        _ work: inout Work
    ) throws(ArchiveError) {
        work.members += 1
        guard work.members <= work.limits.members else { throw .members(work.limits.members) }
        let (sum, isOverflow) = work.declaredBytes.addingReportingOverflow(max(0, member.size))
        work.declaredBytes = sum
        let name = member.isRegular ? MemberName.accepted(member.name) : nil
        if name != nil { work.sawLayout = true }
        // Refused by what the header says, before any of it is inflated.
        guard !isOverflow, sum <= work.limits.inflatedBytes else {
            throw .inflated(work.limits.inflatedBytes)
        }
        guard let name else { return }
        if members[name] != nil {
            if name == "index.json" { throw .doubleIndex }
            return
        }
        guard member.size <= work.limits.memberBytes else {
            oversized.insert(name)
            return
        }
        members[name] = try contents(reader, &work)
    }

    /// The bytes of a member; `nil` for one that is no JSON object.
    private func contents(
        _ reader: borrowing TarReader,
        _ work: inout Work
    ) throws(ArchiveError) -> [UInt8]? {
        work.piece.removeAll(keepingCapacity: true)
        while true {
            guard let isMore = reader.read(into: &work.piece, pieceBytes: 16_384) else {
                throw reader.isOverLimit ? .inflated(work.limits.inflatedBytes) : .damaged
            }
            guard work.piece.first == UInt8(ascii: "{") else { return nil }
            let cost = work.piece.count + ArchiveLimits.keptBytesAMember
            guard work.keptBytes + cost <= work.limits.keptBytes else {
                throw .kept(work.limits.keptBytes)
            }
            if !isMore { break }
        }
        work.keptBytes += work.piece.count + ArchiveLimits.keptBytesAMember
        var bytes: [UInt8] = []
        bytes.reserveCapacity(work.piece.count)
        bytes += work.piece
        return bytes
    }
}
