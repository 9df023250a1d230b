package import BuildModel

/// Names of platforms in the normal form of formats.md 7.3 (github.com/containerd/platforms).
package enum PlatformName {
    /// Reads `os/architecture[/variant]`, an architecture alone, or the directory form `linux_arm_v7`.
    ///
    /// `nil` for anything else: an operating system alone, `unknown/unknown`, more than 64 bytes or
    /// 24 in a part, other bytes than letters, digits, `.`, `_`, `-` and `/`, and what holds a token.
    package static func normalize(_ raw: String) -> Platform? {
        // Asked before capitals are made small, which would hide what a token is known by.
        guard (1...64).contains(raw.utf8.count), !TokenShapes.areFound(in: raw.bytes) else {
            return nil
        }
        var text = withoutVersion(Array(raw.utf8)[...]).map(\.lowercased)[...]
        guard text.allSatisfy(isNameByte) else { return nil }
        if !text.contains(.slash), let slashed = fromDirectory(text) { text = slashed }
        let parts = text.split(separator: .slash, omittingEmptySubsequences: false).map {
            String($0)
        }
        switch parts.count {
        case 1:
            let architecture = normalize(parts[0], "").0
            guard architectures.contains(architecture) else { return nil }
            return make(os: "linux", architecture: parts[0])
        case 2: return make(os: parts[0], architecture: parts[1])
        case 3: return make(os: parts[0], architecture: parts[1], variant: parts[2])
        default: return nil
        }
    }

    /// The platform of a descriptor or an image config, whose fields stand apart.
    ///
    /// It is shown everywhere, and foreign text like any other: `nil` where a part has more than 24
    /// bytes or holds a token. New architectures are names as good as the known ones.
    package static func make(
        os: String,
        architecture: String,
        variant: String? = nil
    ) -> Platform? {
        let parts = [os, architecture, variant ?? ""]
        guard parts.allSatisfy({ $0.utf8.count <= 24 && !TokenShapes.areFound(in: $0.bytes) })
        else { return nil }
        let os = os.asciiLowercased == "macos" ? "darwin" : os.asciiLowercased
        let (architecture, variant) = normalize(
            architecture.asciiLowercased,
            variant?.asciiLowercased ?? ""
        )
        let isKnown =
            systems.contains(os)
            ? architecture != "unknown" : architectures.contains(architecture) && os != "unknown"
        guard isKnown, !systems.contains(architecture), isPart(os), isPart(architecture),
            variant.isEmpty || isPart(variant)
        else {
            return nil
        }
        let name = os + "/" + architecture + (variant.isEmpty ? "" : "/" + variant)
        // A record line that is read again says it in small letters.
        guard name.utf8.count <= 64, !TokenShapes.areFound(in: name.bytes) else { return nil }
        return Platform(normalized: name)
    }

    private static func normalize(_ architecture: String, _ variant: String) -> (String, String) {
        switch architecture {
        case "i386": ("386", "")
        case "amd64", "x86_64", "x86-64": ("amd64", variant == "v1" ? "" : variant)
        case "arm64", "aarch64": ("arm64", variant == "8" || variant == "v8" ? "" : variant)
        case "armhf": ("arm", "v7")
        case "armel": ("arm", "v6")
        case "arm":
            switch variant {
            case "", "7": ("arm", "v7")
            case "5", "6", "8": ("arm", "v" + variant)
            default: ("arm", variant)
            }
        default: (architecture, variant)
        }
    }

    /// `linux_arm_v7` as `linux/arm/v7`; `nil` where the first part is no operating system.
    private static func fromDirectory(_ text: Bytes) -> Bytes? {
        let (os, rest) = text.cut(atFirst: .underscore)
        guard let rest, systems.contains(String(os)) else { return nil }
        if rest.starts(with: "x86_64") {
            let tail = rest.dropFirst(6).map { $0 == .underscore ? .slash : $0 }
            return Array(os + [.slash] + "amd64".utf8 + tail)[...]
        }
        return text.map { $0 == .underscore ? .slash : $0 }[...]
    }

    /// `windows(10.0.17763)/amd64` without the brackets and what they hold.
    private static func withoutVersion(_ text: Bytes) -> Bytes {
        guard let open = text.firstIndex(of: UInt8(ascii: "(")),
            let close = text.firstIndex(of: UInt8(ascii: ")")), open < close
        else { return text }
        return Array(text[..<open] + text[(close + 1)...])[...]
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte.isLowerLetter || byte.isDigit || byte == .dot || byte == .slash || byte == .underscore
            || byte == .hyphen
    }

    private static func isPart(_ part: String) -> Bool {
        guard let first = part.utf8.first else { return false }
        return first.isAlphanumeric && part.utf8.allSatisfy { isNameByte($0) && $0 != .slash }
    }

    private static let systems: Set<String> = [
        "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux",
        "macos", "netbsd", "openbsd", "plan9", "solaris", "wasi", "wasip1", "windows", "zos",
    ]

    private static let architectures: Set<String> = [
        "386", "amd64", "arm", "arm64", "loong64", "mips", "mips64", "mips64le", "mipsle", "ppc",
        "ppc64", "ppc64le", "riscv", "riscv64", "s390", "s390x", "sparc", "sparc64", "wasm",
    ]
}
