package import BuildModel

/// Pages of known git forges; never guessed for another host, and https only.
package enum ForgeLink {
    /// The page that compares two commits of a git source; `nil` where the host is not known.
    package static func comparison(of identity: Text, from old: Pin?, to new: Pin?) -> Text? {
        guard case .commit(let before) = old, case .commit(let after) = new, before != after,
            let place = Place(identity: identity)
        else { return nil }
        return place.comparison(before.string, after.string)
    }

    /// The same for the work tree of a client, whose remote is written as a URL.
    package static func comparison(ofRemote url: Text, from old: Text, to new: Text) -> Text? {
        guard old != new, Pin.isObjectName(old.string), Pin.isObjectName(new.string),
            let place = Place(remote: url)
        else { return nil }
        return place.comparison(old.string, new.string)
    }

    /// The page of a git source's repository.
    package static func repository(of identity: Text) -> Text? {
        Place(identity: identity).map { Text("https://" + $0.host + "/" + $0.path) }
    }
}

/// A repository on a forge whose pages are known.
private struct Place {
    let host: String
    let path: String

    init?(identity: Text) {
        let name = SourceIdentity.repository(of: identity, kind: .git)
        guard name.string.utf8.starts(with: "git://".utf8) else { return nil }
        self.init(hostAndPath: Array(name.string.utf8.dropFirst("git://".utf8.count)))
    }

    init?(remote url: Text) {
        var bytes = Array(url.string.utf8)
        for scheme in ["https://", "http://", "ssh://", "git://"]
        where bytes.starts(with: scheme.utf8) {
            bytes.removeFirst(scheme.utf8.count)
        }
        if let at = bytes.firstIndex(of: UInt8(ascii: "@")) { bytes.removeFirst(at + 1) }
        // `host:owner/repository`, as ssh writes it.
        if let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            !bytes[..<colon].contains(UInt8(ascii: "/"))
        {
            bytes[colon] = UInt8(ascii: "/")
        }
        if bytes.suffix(4).elementsEqual(".git".utf8) { bytes.removeLast(4) }
        self.init(hostAndPath: bytes)
    }

    /// The path must be plain: two elements at least, none of them empty or made of dots.
    private init?(hostAndPath bytes: [UInt8]) {
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        host = String(decoding: bytes[..<slash], as: UTF8.self)
        path = String(decoding: bytes[(slash + 1)...], as: UTF8.self)
        let elements = bytes[(slash + 1)...]
            .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard Self.hosts.contains(host), elements.count >= 2,
            elements.count == 2 || host == "gitlab.com",
            elements.allSatisfy({ element in
                element.contains { $0 != UInt8(ascii: ".") }
                    && element.allSatisfy { $0.isLetter || $0.isDigit || Self.marks.contains($0) }
            })
        else { return nil }
    }

    func comparison(_ old: String, _ new: String) -> Text {
        let repository = "https://" + host + "/" + path
        switch host {
        case "gitlab.com": return Text(repository + "/-/compare/" + old + "..." + new)
        case "bitbucket.org": return Text(repository + "/branches/compare/" + new + ".." + old)
        default: return Text(repository + "/compare/" + old + "..." + new)
        }
    }

    private static let hosts: Set<String> = [
        "bitbucket.org", "codeberg.org", "gitea.com", "github.com", "gitlab.com",
    ]

    private static let marks: Set<UInt8> = [
        UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
    ]
}
