import Archives
import TestSupport
import Testing

@Suite struct LayoutArchiveTests {
    static let hex = String(repeating: "a", count: 64)
    static let blob = "blobs/sha256/" + hex
    static let marker = TarBytes.Member(
        "oci-layout",
        Array(#"{"imageLayoutVersion":"1.0.0"}"#.utf8)
    )
    static let index = TarBytes.Member("index.json", Array(#"{"manifests":[]}"#.utf8))

    func read(
        _ members: [TarBytes.Member],
        isZipped: Bool = false,
        limits: ArchiveLimits = ArchiveLimits()
    ) throws -> LayoutArchive? {
        let bytes = TarBytes.archive(members)
        return try LayoutArchive.read(isZipped ? GzipBytes.stored(bytes) : bytes, limits: limits)
    }

    func failure(
        _ members: [TarBytes.Member],
        limits: ArchiveLimits = ArchiveLimits()
    ) -> ArchiveError? {
        #expect(throws: ArchiveError.self) { try read(members, limits: limits) }
    }

    @Test(arguments: [false, true])
    func `a layout is its own files and the blobs that are JSON`(isZipped: Bool) throws {
        let members = [
            TarBytes.Member("blobs/", type: UInt8(ascii: "5")),
            TarBytes.Member(Self.blob, Array("{}".utf8)),
            TarBytes.Member("blobs/sha256/" + String(repeating: "b", count: 64), [0x1F, 0x8B, 8]),
            TarBytes.Member("blobs/sha512/" + Self.hex + Self.hex, Array("{\"a\":1}".utf8)),
            Self.marker, Self.index,
        ]
        let archive = try #require(try read(members, isZipped: isZipped))
        #expect(
            archive.members.keys.sorted() == [
                Self.blob, "index.json", "oci-layout",
            ]
        )
        #expect(archive.members[Self.blob] == Array("{}".utf8))
        #expect(archive.oversized.isEmpty)
    }

    @Test func `a leading dot and slash are no part of a name`() throws {
        let members = [
            TarBytes.Member("./oci-layout", Self.marker.bytes),
            TarBytes.Member("./index.json", Self.index.bytes),
        ]
        #expect(try read(members)?.members["index.json"] == Self.index.bytes)
    }

    @Test(arguments: [
        "../" + blob, "/" + blob, "x/" + blob, "blobs/sha256/../../etc/passwd",
        "blobs/md5/" + hex, "blobs/sha256/" + hex.uppercased(), blob + "a", blob + "/x",
        "manifest.json", "blobs/sha256/x", "././" + blob,
    ])
    func `a member of another name is passed over`(name: String) throws {
        let members = [TarBytes.Member(name, Array("{}".utf8)), Self.marker, Self.index]
        let archive = try #require(try read(members))
        #expect(archive.members.keys.sorted() == ["index.json", "oci-layout"])
    }

    /// Hard link, symbolic link, character and block device, directory, pipe.
    @Test(arguments: ["1", "2", "3", "4", "5", "6"])
    func `a member that is no file is passed over`(type: String) throws {
        let member = TarBytes.Member(
            Self.blob,
            type: Array(type.utf8)[0],
            link: "index.json"
        )
        let archive = try #require(try read([Self.marker, Self.index, member]))
        #expect(archive.members[Self.blob] == nil)
    }

    /// The pax form of a tar lets a hard link have a body.
    @Test func `a hard link that brings bytes is passed over with them`() throws {
        let pax = TarBytes.Member("pax", Array("13 comment=x\n".utf8), type: UInt8(ascii: "x"))
        let link = TarBytes.Member(
            Self.blob,
            Array("{}".utf8),
            type: UInt8(ascii: "1"),
            link: "oci-layout"
        )
        let archive = try #require(try read([Self.marker, pax, link, Self.index]))
        #expect(archive.members.keys.sorted() == ["index.json", "oci-layout"])
    }

    @Test func `a link does not stand for the index`() throws {
        let members = [
            TarBytes.Member(Self.blob, Self.index.bytes), Self.marker,
            TarBytes.Member("index.json", type: UInt8(ascii: "1"), link: Self.blob),
        ]
        #expect(try read(members) == nil)
    }

    @Test(arguments: [
        [], Array("{}".utf8), [0x1F, 0x8B], GzipBytes.stored(Array("no tar at all".utf8)),
        GzipBytes.stored([UInt8](repeating: 0, count: 100_000)),
        TarBytes.archive([TarBytes.Member("a.txt", Array("text".utf8))]),
        TarBytes.archive([marker]), TarBytes.archive([index]),
        Array(TarBytes.archive([TarBytes.Member("a.txt", [], size: 4000)]).prefix(1000)),
        GzipBytes.bomb([], zeros: 1 << 24),
    ])
    func `bytes that are no layout are nobody's fault`(bytes: [UInt8]) throws {
        #expect(try LayoutArchive.read(bytes) == nil)
    }

    @Test(arguments: [false, true])
    func `a layout that is cut short fails as a whole`(isZipped: Bool) throws {
        let blob = TarBytes.Member(Self.blob, Array("{".utf8) + [UInt8](repeating: 32, count: 9000))
        let whole = TarBytes.archive([Self.marker, Self.index, blob])
        let bytes = isZipped ? GzipBytes.stored(whole) : whole
        for count in [3000, 6000, 9000] {
            let error = #expect(throws: ArchiveError.self) {
                try LayoutArchive.read(Array(bytes.prefix(count)))
            }
            #expect(error?.rule == .damaged)
        }
    }

    @Test func `a broken gzip is named, since it may have held a layout`() {
        let bytes = GzipBytes.stored(Array("some text".utf8))
        let error = #expect(throws: ArchiveError.self) {
            try LayoutArchive.read(Array(bytes.prefix(15)))
        }
        #expect(error?.rule == .damaged)
    }

    @Test func `two indexes are refused, of two equal blobs the first counts`() throws {
        let error = failure([Self.marker, Self.index, Self.index])
        #expect(error?.rule == .doubleIndex)
        let blobs = ["{}", "{ }"].map { TarBytes.Member(Self.blob, Array($0.utf8)) }
        let archive = try #require(try read([Self.marker, Self.index] + blobs))
        #expect(archive.members[Self.blob] == Array("{}".utf8))
    }

    @Test func `a member above its limit is named and passed over`() throws {
        let large = TarBytes.Member(Self.blob, [UInt8](repeating: 0x7B, count: 2000))
        let archive = try #require(
            try read([large, Self.marker, Self.index], limits: ArchiveLimits(memberBytes: 1999))
        )
        #expect(archive.oversized == [Self.blob])
        #expect(archive.members[Self.blob] == nil)
    }

    @Test func `limits on members, on what is kept and on what inflates end the reading`() {
        let many = (0..<30).map { TarBytes.Member("x\($0)") }
        let few = ArchiveLimits(members: 20)
        #expect(failure([Self.marker] + many, limits: few)?.rule == .tooLarge)
        let blobs = ["a", "b", "c"].map {
            TarBytes.Member(
                "blobs/sha256/" + String(repeating: $0, count: 64),
                [UInt8](repeating: 0x7B, count: 1000)
            )
        }
        #expect(failure(blobs, limits: ArchiveLimits(keptBytes: 2500))?.rule == .tooLarge)
        #expect(failure(blobs, limits: ArchiveLimits(inflatedBytes: 2500))?.rule == .tooLarge)
    }

    /// Each of very many small blobs costs more than its bytes.
    @Test func `members that are kept count with what they cost beside their bytes`() throws {
        let blobs = (0..<200).map { number in
            let digits = String(number)
            let name = String(repeating: "0", count: 64 - digits.utf8.count) + digits
            return TarBytes.Member("blobs/sha256/" + name, Array("{}".utf8))
        }
        let members = [Self.marker, Self.index] + blobs
        let cost = ArchiveLimits.keptBytesAMember
        #expect(failure(members, limits: ArchiveLimits(keptBytes: 200 * cost))?.rule == .tooLarge)
        let exact = members.count * cost + members.map(\.bytes.count).reduce(0, +)
        let read = try read(members, limits: ArchiveLimits(keptBytes: exact))
        #expect(read?.members.count == 202)
        #expect(failure(members, limits: ArchiveLimits(keptBytes: exact - 1))?.rule == .tooLarge)
    }

    @Test func `members past the limit end the reading, whatever their names`() {
        let many = (0..<2_000).map { TarBytes.Member("blobs/\($0)") }
        let limits = ArchiveLimits(members: 2_000)
        #expect(failure([Self.marker] + many, limits: limits)?.rule == .tooLarge)
        #expect(throws: Never.self) { try read(many, limits: limits) }
    }

    @Test(.timeLimit(.minutes(20)))
    func `a bomb that says its size is refused before it inflates`() throws {
        let head = TarBytes.header(TarBytes.Member(Self.blob, size: 4 << 30))
        let bomb = GzipBytes.bomb(head, zeros: 1 << 24)
        let error = #expect(throws: ArchiveError.self) { try LayoutArchive.read(bomb) }
        #expect(error?.rule == .tooLarge)
    }

    /// The old GNU form of a file with holes says one size for the file and one for the archive.
    @Test func `a bomb that lies about its size is refused while it inflates`() throws {
        var head = TarBytes.header(
            TarBytes.Member(Self.blob, type: UInt8(ascii: "S"), size: 4 << 30)
        )
        head.replaceSubrange(257..<265, with: Array("ustar  ".utf8) + [0])
        head.replaceSubrange(483..<495, with: Array("00000000001".utf8) + [0])
        head.replaceSubrange(148..<156, with: Array("        ".utf8))
        let sum = String(head.reduce(0) { $0 + Int($1) }, radix: 8)
        head.replaceSubrange(148..<148 + sum.utf8.count, with: Array(sum.utf8))
        let bomb = GzipBytes.bomb(head, zeros: 1 << 26)
        let error = #expect(throws: ArchiveError.self) {
            try LayoutArchive.read(bomb, limits: ArchiveLimits(inflatedBytes: 1 << 24))
        }
        #expect(error?.rule == .tooLarge)
    }

    /// Each compression inside another one multiplies what a byte costs.
    @Test(arguments: [2, 3, 20])
    func `a compression inside a compression is refused`(times: Int) {
        var bytes = TarBytes.archive([Self.marker, Self.index])
        for _ in 0..<times { bytes = GzipBytes.stored(bytes) }
        let error = #expect(throws: ArchiveError.self) { try LayoutArchive.read(bytes) }
        #expect(error?.rule == .nested)
    }

    @Test func `no words quote a member`() throws {
        let name = "blobs/sha256/" + String(repeating: "c", count: 64)
        let members = [Self.marker, Self.index, TarBytes.Member(name, [], size: 2 << 30)]
        let error = try #require(failure(members))
        #expect(!(error.found + (error.expected ?? "")).contains("ccc"))
    }

    @Test(arguments: [
        (0, 192 << 20), (16 << 20, 192 << 20), (24 << 20, 192 << 20), (100 << 20, 800 << 20),
        (Int.max, Int.max),
    ])
    func `what may come out grows with the archive, never below a layout's need`(
        size: Int,
        most: Int
    ) {
        #expect(ArchiveLimits.inflatedBytes(ofArchive: size) == most)
    }
}
