package import BuildModel

/// A reference to a container image in normal form (formats.md 6.2; github.com/distribution/reference).
package struct ImageReference: Hashable, Sendable {
    /// The registry, `docker.io` where none is named; case and port as written.
    package let domain: Text
    /// The path below the registry, `library/alpine`.
    package let path: Text
    /// `latest` where neither tag nor digest was written; `nil` where only a digest was.
    package let tag: Text?
    package let digest: Digest?
    /// Whether the tag was written and not added.
    package let hadTag: Bool

    /// Reads a reference with or without `docker-image://`; `nil` where the grammar refuses it.
    package init?(_ raw: String) {
        var rest = raw.bytes.removingAll("docker-image://")
        var digest: Digest?
        if let at = rest.firstIndex(of: .at) {
            digest = Digest(String(rest[(at + 1)...]))
            guard digest != nil else { return nil }
            rest = rest[..<at]
        }
        let isLoneIdentifier = rest.count == 64 && rest.allSatisfy(\.isLowerHex)
        if isLoneIdentifier, digest == nil { return nil }
        var tag: Bytes?
        if let colon = rest.lastIndex(of: .colon), !rest[colon...].contains(.slash) {
            let text = rest[(colon + 1)...]
            guard Self.isTag(text) else { return nil }
            tag = text
            rest = rest[..<colon]
        }
        guard let (domain, path) = Self.split(rest), Self.isDomain(domain.utf8), Self.isPath(path)
        else { return nil }
        self.domain = Text(domain)
        self.path =
            self.domain == "docker.io" && !path.contains(.slash)
            ? Text("library/" + String(path)) : Text(path)
        self.digest = digest
        hadTag = tag != nil
        self.tag = tag.map { Text($0) } ?? (digest == nil ? "latest" : nil)
    }

    /// The image without tag and digest, `docker.io/library/alpine`.
    package var repository: Text { Text(domain.string + "/" + path.string) }

    /// The image with its tag, without its digest.
    package var name: Text {
        guard let tag else { return repository }
        return Text(repository.string + ":" + tag.string)
    }

    package var identity: Text { Text("docker-image://" + name.string) }

    /// The full form, `docker.io/library/alpine:3.15@sha256:…`.
    package var canonicalName: Text {
        guard let digest else { return name }
        return Text(name.string + "@" + digest.text.string)
    }
}

extension ImageReference {
    /// The first element names a host if it could not be part of a path.
    private static func split(_ bytes: Bytes) -> (domain: String, path: Bytes)? {
        let (first, rest) = bytes.cut(atFirst: .slash)
        guard let rest else { return ("docker.io", bytes) }
        let isDomain =
            first.contains { $0 == .dot || $0 == .colon || $0.isUpperLetter }
            || first.elementsEqual("localhost".utf8)
        guard isDomain else { return ("docker.io", bytes) }
        let isOldName = first.elementsEqual("index.docker.io".utf8)
        return (isOldName ? "docker.io" : String(first), rest)
    }

    /// Labels of letters, digits and inner hyphens, or an IPv6 address in brackets; then a port.
    private static func isDomain(_ text: String.UTF8View) -> Bool {
        var host = Array(text)[...]
        if host.first == UInt8(ascii: "[") {
            guard let end = host.firstIndex(of: UInt8(ascii: "]")) else { return false }
            let address = host[(host.startIndex + 1)..<end]
            let port = host[(end + 1)...]
            return !address.isEmpty && address.allSatisfy { $0 == .colon || $0.hexValue != nil }
                && (port.isEmpty || port.first == .colon && isPort(port.dropFirst()))
        }
        let (name, port) = host.cut(atFirst: .colon)
        if let port, !isPort(port) { return false }
        host = name
        return host.split(separator: .dot, omittingEmptySubsequences: false).allSatisfy {
            $0.first?.isAlphanumeric == true && $0.last?.isAlphanumeric == true
                && $0.allSatisfy { $0.isAlphanumeric || $0 == .hyphen }
        }
    }

    private static func isPort(_ bytes: Bytes) -> Bool {
        !bytes.isEmpty && bytes.allSatisfy(\.isDigit)
    }

    /// Elements of small letters and digits joined by `.`, `_`, `__` or hyphens; 255 bytes at most.
    private static func isPath(_ bytes: Bytes) -> Bool {
        guard !bytes.isEmpty, bytes.count <= 255 else { return false }
        // A separator run starts after an alphanumeric and must be followed by one.
        var run: (byte: UInt8, length: Int)?
        var isAtStart = true
        for byte in bytes {
            if byte.isLowerLetter || byte.isDigit {
                isAtStart = false
                run = nil
            } else if byte == .slash {
                guard !isAtStart, run == nil else { return false }
                isAtStart = true
            } else {
                guard !isAtStart else { return false }
                guard let open = run else {
                    guard byte == .dot || byte == .underscore || byte == .hyphen else {
                        return false
                    }
                    run = (byte, 1)
                    continue
                }
                let isLonger = open.byte == .hyphen || open.byte == .underscore && open.length == 1
                guard byte == open.byte, isLonger else { return false }
                run = (byte, open.length + 1)
            }
        }
        return !isAtStart && run == nil
    }

    private static func isTag(_ bytes: Bytes) -> Bool {
        guard (1...128).contains(bytes.count), let first = bytes.first else { return false }
        return (first.isAlphanumeric || first == .underscore)
            && bytes.allSatisfy {
                $0.isAlphanumeric || $0 == .underscore || $0 == .dot || $0 == .hyphen
            }
    }
}
