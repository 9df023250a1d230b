private import CArchive
private import Glibc

/// A tar, plain or in gzip, read member by member out of memory; the door to libarchive.
///
/// No other format and no other compression is switched on, and no program is ever started. What
/// comes out of the compression is counted while it comes, so that a member that is passed over
/// counts as well.
@safe struct TarReader: ~Copyable {
    private let archive: OpaquePointer?
    private let source: Unmanaged<Source>
    private let isOpen: Bool
    /// Whether a compression stands inside another one.
    let isNested: Bool

    /// Opens the bytes, which must outlive the reader; where that fails, so does the first step.
    init(_ bytes: UnsafeBufferPointer<UInt8>, inflatedBytes: Int) {
        let archive = unsafe archive_read_new()
        let source = unsafe Unmanaged.passRetained(Source(bytes, limit: inflatedBytes))
        unsafe self.archive = unsafe archive
        unsafe self.source = unsafe source
        let isOpen =
            unsafe archive != nil
            && archive_read_support_filter_none(archive) == ARCHIVE_OK
            && archive_read_support_filter_gzip(archive) == ARCHIVE_OK
            && archive_read_support_format_tar(archive) == ARCHIVE_OK
            && archive_read_open(
                archive,
                source.toOpaque(),
                nil,
                { archive, source, piece in unsafe Source.next(archive, source, piece) },
                nil
            ) == ARCHIVE_OK
        // libarchive peels off as many compressions as it finds: each multiplies what a byte costs. The
        // bytes themselves are the first of its filters.
        isNested = unsafe isOpen && archive_filter_count(archive) > 2
        self.isOpen = isOpen && !isNested
    }

    deinit {
        unsafe archive_read_free(archive)
        unsafe source.release()
    }

    /// Whether the last failure was the limit on what comes out of the compression.
    var isOverLimit: Bool { unsafe source.takeUnretainedValue().isOverLimit }

    /// Whether the last failure was in the bytes, and not only that they are of no known form.
    var isBroken: Bool { unsafe archive_errno(archive) != EILSEQ }

    /// What stands at the next place of the archive.
    func next() -> Step {
        guard isOpen else { return .failure }
        var entry: OpaquePointer?
        switch unsafe archive_read_next_header(archive, &entry) {
        case ARCHIVE_OK, ARCHIVE_WARN: break
        case ARCHIVE_EOF: return .end
        default: return .failure
        }
        guard let entry = unsafe entry else { return .failure }
        return .member(unsafe Member(entry))
    }

    /// Appends the next piece of the member; false at its end, `nil` where reading failed.
    func read(into bytes: inout [UInt8], pieceBytes: Int) -> Bool? {
        let known = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: pieceBytes))
        let count = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe archive_read_data(archive, buffer.baseAddress?.advanced(by: known), pieceBytes)
        }
        bytes.removeLast(pieceBytes - max(0, min(count, pieceBytes)))
        return count < 0 ? nil : count > 0
    }

    enum Step {
        case member(Member)
        case end
        case failure
    }

    /// What the header of a member says.
    struct Member {
        /// As it is written, cut where it is longer than any name of a layout.
        let name: [UInt8]
        let isRegular: Bool
        /// Negative where it is not said.
        let size: Int64

        fileprivate init(_ entry: OpaquePointer) {
            isRegular =
                unsafe archive_entry_filetype(entry) == 0o100000
                && archive_entry_hardlink(entry) == nil
            size = unsafe archive_entry_size(entry)
            var name: [UInt8] = []
            if let text = unsafe archive_entry_pathname(entry) {
                for index in 0...MemberName.longest {
                    let byte = unsafe text[index]
                    if byte == 0 { break }
                    name.append(UInt8(bitPattern: byte))
                }
            }
            self.name = name
        }
    }
}

/// The compressed bytes, handed to libarchive in small pieces.
@safe private final class Source {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let limit: Int
    private var offset = 0
    private(set) var isOverLimit = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) {
        unsafe self.bytes = unsafe bytes
        self.limit = limit
    }

    /// The next piece for libarchive; negative where too much came out of the pieces before.
    static func next(
        _ archive: OpaquePointer?,
        _ source: UnsafeMutableRawPointer?,
        _ piece: UnsafeMutablePointer<UnsafeRawPointer?>?
    ) -> Int {
        guard let source = unsafe source, let piece = unsafe piece else { return -1 }
        let own = unsafe Unmanaged<Source>.fromOpaque(source).takeUnretainedValue()
        guard unsafe archive_filter_bytes(archive, 0) <= own.limit else {
            own.isOverLimit = true
            return -1
        }
        let count = unsafe min(Self.pieceBytes, own.bytes.count - own.offset)
        unsafe piece.pointee = UnsafeRawPointer(own.bytes.baseAddress?.advanced(by: own.offset))
        own.offset += count
        return count
    }

    /// Small, since a byte may inflate to a thousand before the count is looked at.
    private static let pieceBytes = 4096
}
