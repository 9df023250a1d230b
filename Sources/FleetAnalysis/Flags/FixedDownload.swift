internal import BuildModel

/// Whether the path of a download names one release, day or commit.
///
/// That is a full version of three numbers, a date, a commit, or a place where forges keep what
/// belongs to a tag. The host and the query tell nothing, nor do one number or two: `v1` may be an
/// interface, `12` a suite, `3.18` a line of versions.
struct FixedDownload {
    /// The elements of the path, the host left out.
    private let elements: [String]

    init(_ identity: Text) {
        let bytes = identity.string.utf8
        let path = bytes.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        // `https:`, nothing and the host.
        elements = parts.dropFirst(3).map { String(Substring($0)) }
    }

    var isFixed: Bool {
        if holds(["refs", "heads"]) { return false }
        return elements.contains(where: Self.namesOne) || isOfTag
    }

    private static func namesOne(_ element: String) -> Bool {
        VersionText.holdsFullVersion(element, areLettersBorders: true)
            || VersionText.holdsDate(element) || VersionText.holdsCommit(element)
    }

    /// Whether it lies where a forge keeps the files of a release, or the tree of a tag.
    private var isOfTag: Bool {
        if holds(["refs", "tags"], before: 1) || holds(["releases", "download"], before: 2) {
            return true
        }
        for (index, element) in elements.enumerated().dropLast() {
            let next = elements[index + 1]
            if Self.archives.contains(element), VersionText.startsWithVersion(next, ofAtLeast: 2) {
                return true
            }
            if element == "releases", index > 0, elements[index - 1] == "-", next != "permalink" {
                return true
            }
        }
        return false
    }

    /// Whether two elements stand side by side, with as many behind them.
    private func holds(_ pair: [String], before count: Int = 0) -> Bool {
        zip(elements, elements.dropFirst()).enumerated().contains { index, found in
            [found.0, found.1] == pair && index + 2 + count <= elements.count
        }
    }

    /// Elements that forges write before a branch, a tag or a commit of which they pack the tree.
    private static let archives: Set<String> = ["archive", "tar.gz", "tarball", "zip", "zipball"]
}
