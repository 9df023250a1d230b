import BuildModel
import MetadataInput
import Testing

/// Loops over made-up texts: nothing traps, and what is normal stays as it is.
@Suite struct HostileTextTests {
    private static let pieces = [
        "docker-image://", "https://", "http://", "git://", "ssh://", "git+https://", "pkg:docker/",
        "pkg:oci/", "oci-layout://", "blob://",
        "git@", "github.com", "h.io", "alpine", "A", "a", "o/r", "/", "//", ":", "::", "@", "#",
        "?", "&", "=", ";", ".git", "refs/heads/", "refs/tags/",
        "%2F", "%40", "%3a", "%", "%zz", "sha256:", Sample.alpine, Sample.commit, Sample.longCommit,
        "latest", "3.15", ":22", ":443", ":5000", "[::1]", "[", "]",
        "linux", "amd64", "arm", "v7", "_", "-", ".", "..", "token=", "sig=", "branch=",
        "checksum=", "subdir=", "digest=", "platform=", "ref_type=blob",
        "2024-08-18", "T02-10-00Z", "20240818", "eyJ", "ghp_", "sk-", "-----BEGIN ", "REDACTED",
        "***", ",", " ", "\n", "\u{0}", "\u{301}", "é", "\u{202E}", "🙂",
        "\\", "\"", "<", ">", "user:pw", "latest@", "+", "~",
    ]

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `made-up texts keep the rules`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let types = [
            nil, "docker-image", "git", "http", "oci-layout", "docker-image+blob", "odd", "",
        ]
        for _ in 0..<400 {
            let text = generator.text(of: Self.pieces, limit: 9)
            let redacted = Redactor.text(text)
            #expect(Redactor.text(redacted) == redacted, "redaction of \(text)")
            expectPlantedSecretsLeave(text)
            for type in types {
                let source = SourceReference.classify(type: type, reference: text)
                #expect(!source.identity.isEmpty)
                let again = SourceReference.classify(type: type, reference: source.reference.string)
                #expect(
                    again.identity == source.identity || (type ?? "").isEmpty,
                    "\(type ?? "nil") \(text)"
                )
                expectStable(source)
            }
            expectNothingTraps(text)
        }
    }

    private func expectPlantedSecretsLeave(_ text: String) {
        for (before, after) in [
            (" https://u:", "@h/"), (" https://u:p\"", "@h/"), (" /u:", "@h"), (" ;token='", "'"),
            (" {\"token\":\"", "\"}"), (" x%2Fghp_01234567", ""), (" xghp_01234567", ""),
        ] {
            let planted = text + before + "s3cr3t" + after
            #expect(!Redactor.text(planted).contains("s3cr3t"), "\(planted)")
        }
    }

    /// A normal name names itself, where no digest or commit had to be left out of it.
    private func expectStable(_ source: SourceReference) {
        guard source.pinInReference == nil, !source.isMalformed else {
            return
        }
        let name = SourceIdentity.name(of: source.identity).string
        switch source.kind {
        case .dockerImage:
            let again = SourceReference.classify(type: "docker-image", reference: name)
            #expect(again.identity == source.identity, "\(source)")
        case .git:
            let again = SourceReference.classify(type: "git", reference: source.identity.string)
            #expect(again.identity == source.identity, "\(source)")
        case .http:
            let again = SourceReference.classify(type: "http", reference: name)
            #expect(again.identity == source.identity, "\(source)")
        default: break
        }
    }

    private func expectNothingTraps(_ text: String) {
        let names = ImageNames.parse(text)
        #expect(
            ImageNames.parse(names.names.map(\.string).joined(separator: ",")).names == names.names,
            "names of \(text)"
        )
        if let platform = PlatformName.normalize(text) {
            #expect(PlatformName.normalize(platform.description) == platform)
        }
        if let date = PathDate.find(in: text) {
            #expect(date.range.upperBound <= text.utf8.count)
            let name = PathName.image(path: text, removing: date.range)
            #expect(!name.isEmpty)
        }
        _ = PathName.image(path: text)
        _ = TimeText.parse(text)
        _ = Base64Text.decode(text)
        _ = PackageURL(text)
        let found = AttributeFilter().filter([
            (text, text), ("build-arg:A", text), ("context:" + text, text),
        ])
        #expect(found.shown.map(\.key) == found.shown.map(\.key).sorted())
    }

    /// Inputs of families that would make a careless loop quadratic.
    @Test(
        .timeLimit(.minutes(20)),
        arguments: [
            "sk-", "eyJaaaaa-", "eyJaaaaa.", "@", ":@", "//", "://a@", "?a=b&", "#", "%40",
            "a\u{301}\u{323}", "ghp_", "2024-08-18", ".git", "refs/heads/", ":",
            "a/", "a@a.bc", "token=", "REDACTED@", "-", "xoxb-", "=", "A", " ", "SG.aB1.", "%25",
            "\"a\":", "u:p@", "://a b ", "eyJaeyJ.a", "aeyJa.eyJ", "~0AKIA", "a=1/", "\"  =",
            "\u{FF41}",
        ]
    )
    func `long repetitions are read to their end`(piece: String) {
        let text = String(repeating: piece, count: 16_384 / piece.utf8.count)
        for type in [nil, "docker-image", "git", "http", "oci-layout", text] {
            _ = SourceReference.classify(type: type, reference: text)
        }
        expectNothingTraps(text)
        let found = AttributeFilter(show: ["*x*"]).filter([("label:x", text)])
        #expect(found.shown.map(\.key) + found.hidden == ["label:x"])
        #expect(Redactor.isSecretName(text) == (piece == "token="))
    }
}
