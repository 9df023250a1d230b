package import BuildModel

/// A reference to a git repository in normal form (formats.md 6.3).
package struct GitReference: Hashable, Sendable {
    /// Host and, where it is no default one, port; in small letters.
    package let host: Text
    /// The repository's path without `.git` and outer slashes.
    package let path: Text
    /// Branch, tag, `HEAD` or `refs/…`; `nil` where the reference is a commit.
    package let ref: Text?
    /// The commit or the first digits of the commit that the reference asks for.
    package let commit: Text?
    package let subdirectory: Text?

    /// Reads every form that BuildKit takes, and `git+https://host/path@ref` of package URLs.
    ///
    /// It does not ask whether BuildKit would fetch it by git: that is `isGit`.
    package init?(_ raw: String) {
        if let scp = ScpParts(raw) {
            self.init(host: scp.host, parts: scp.path, query: scp.query, fragment: scp.fragment)
        } else if raw.startsInBytes(with: "git+"),
            let url = URLParts(String(raw.bytes.dropFirst(4)))
        {
            let (path, ref) = url.path.cut(atLast: .at)
            self.init(
                host: url.hostAndPort(defaultPorts: Self.defaultPorts),
                parts: path,
                query: url.query,
                fragment: url.fragment ?? ref
            )
        } else if let url = URLParts(raw) {
            guard Self.schemes.contains(url.scheme) else { return nil }
            self.init(
                host: url.hostAndPort(defaultPorts: Self.defaultPorts),
                parts: url.path,
                query: url.query,
                fragment: url.fragment
            )
        } else if raw.startsInBytes(with: "github.com/"), let url = URLParts("https://" + raw) {
            self.init(host: url.host, parts: url.path, query: url.query, fragment: url.fragment)
        } else {
            return nil
        }
    }

    private init?(host: String, parts path: Bytes, query: Bytes?, fragment: Bytes?) {
        let path = Self.canonicalPath(path)
        guard !path.isEmpty else { return nil }
        let (fragmentRef, fragmentDirectory) = (fragment ?? []).cut(atFirst: .colon)
        let query = GitQuery(query ?? [])
        let asked = fragmentRef.isEmpty ? query.ref.map(\.bytes) ?? [] : fragmentRef
        let ref = Self.canonicalRef(asked)
        self.host = Text(host)
        self.path = Text(path)
        if Pin.isObjectName(ref) {
            self.ref = nil
            commit = Text(ref)
        } else if let checksum = query.checksum, asked.isEmpty, Pin.isObjectName(checksum) {
            self.ref = nil
            commit = Text(checksum)
        } else {
            self.ref = Text(ref)
            commit = query.checksum.map { Text($0) }
        }
        let directory = (fragmentDirectory ?? query.subdirectory?.bytes ?? []).trimming(.slash)
        let isRoot = directory.isEmpty || directory.elementsEqual([.dot])
        subdirectory = isRoot ? nil : Text(directory)
    }

    /// `git://host/path#ref`, or `git://host/path` where the reference is a commit.
    package var identity: Text {
        let repository = "git://" + host.string + "/" + path.string
        guard let ref else { return Text(repository) }
        return Text(repository + "#" + ref.string)
    }

    package var pinInReference: PinInReference? { commit.map { .commit($0) } }

    /// Whether BuildKit fetches the reference by git and not as a download.
    ///
    /// Rule of formats.md 4.6: a digest named `sha1`, the scp form, `git://`, `ssh://`, or a path
    /// that ends in `.git`. `github.com/…` without a scheme counts for a build context only.
    package static func isGit(
        _ raw: String,
        digestAlgorithm: String? = nil,
        isContext: Bool = false
    ) -> Bool {
        if digestAlgorithm.map({ Text($0) }) == "sha1" || ScpParts(raw) != nil { return true }
        guard let url = URLParts(raw) else {
            return isContext && raw.startsInBytes(with: "github.com/")
        }
        switch url.scheme {
        case "git", "ssh", "git+https", "git+http", "git+ssh": return true
        case "http", "https": return url.path.ends(with: ".git")
        default: return false
        }
    }

    private static let schemes = ["https", "http", "git", "ssh"]

    /// Of https, http, ssh and git; whatever the scheme, since some versions record another one.
    private static let defaultPorts = [443, 80, 22, 9418]

    private static func canonicalPath(_ raw: Bytes) -> Bytes {
        var path = raw.trimming(.slash)
        while path.ends(with: ".git") { path = path.dropLast(4).trimming(.slash) }
        return path
    }

    /// The ref without `refs/heads/` and `refs/tags/`, `HEAD` where it is empty.
    private static func canonicalRef(_ raw: Bytes) -> String {
        var ref = raw
        while true {
            let short = ref.removingPrefix("refs/heads/").removingPrefix("refs/tags/")
            guard short.count < ref.count else { break }
            // A branch that is named like a commit is no commit.
            if short.isEmpty || Pin.isObjectName(String(short)) { break }
            ref = short
        }
        return ref.isEmpty ? "HEAD" : String(ref)
    }
}

/// `user@host:path` of secure copy (BuildKit `util/sshutil/scpurl.go`); the user is required.
private struct ScpParts {
    var host: String
    var path: Bytes
    var query: Bytes?
    var fragment: Bytes?

    init?(_ raw: String) {
        let bytes = raw.bytes
        guard let at = bytes.firstIndex(of: .at), at > 0, bytes[..<at].allSatisfy(Self.isUserByte)
        else { return nil }
        let (host, rest) = bytes[(at + 1)...].cut(atFirst: .colon)
        guard let rest, !rest.starts(with: "//"), URLParts.isHost(host),
            Digest(String(bytes[(at + 1)...])) == nil
        else { return nil }
        self.host = host.lowercased
        let (beforeFragment, fragment) = rest.cut(atFirst: .hash)
        self.fragment = fragment
        (path, query) = beforeFragment.cut(atFirst: .question)
    }

    private static func isUserByte(_ byte: UInt8) -> Bool {
        byte.isAlphanumeric || byte == .hyphen || byte == .underscore || byte == .dot
    }
}

/// What the query form says (BuildKit v0.24 on); other keys are dropped.
private struct GitQuery {
    var ref: String?
    var subdirectory: String?
    var checksum: String?

    init(_ query: Bytes) {
        for pair in query.split(separator: .ampersand) {
            let (key, raw) = pair.cut(atFirst: .equals)
            guard let raw, let value = PercentText.decode(raw), !value.utf8.isEmpty else {
                continue
            }
            switch Text(key) {
            case "ref", "branch", "tag": ref = value
            case "subdir": subdirectory = value
            case "checksum", "commit":
                let isPrefix = (7...64).contains(value.utf8.count)
                if isPrefix, value.utf8.allSatisfy(\.isLowerHex) { checksum = value }
            default: continue
            }
        }
    }
}
