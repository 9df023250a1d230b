/// Which module may import which: the table of ARCHITECTURE.md.
enum Imports {
    /// Modules of ours and of others, by the importing module.
    static let allowed: [String: Set<String>] = [
        "CSimdjson": [],
        "CCmark": [],
        "CCrypto": [],
        "CArchive": [],
        "Archives": ["CArchive", "Glibc"],
        "Hashing": ["CCrypto"],
        "JSONText": ["CSimdjson"],
        "CommonMark": ["CCmark"],
        "FileAccess": ["SystemPackage", "Glibc"],
        "BuildModel": ["Hashing"],
        "MetadataInput": ["Archives", "BuildModel", "FileAccess", "Hashing", "JSONText"],
        "FleetAnalysis": ["BuildModel"],
        "EmbeddedAssets": [],
        "ReportPages": [
            "BuildModel", "FleetAnalysis", "CommonMark", "JSONText", "EmbeddedAssets", "Mustache",
        ],
        "SiteOutput": [
            "BuildModel", "ReportPages", "Hashing", "JSONText", "FileAccess", "EmbeddedAssets",
        ],
        "pindrift": [
            "Archives", "Hashing", "JSONText", "CommonMark", "FileAccess", "BuildModel",
            "MetadataInput", "FleetAnalysis", "EmbeddedAssets", "ReportPages", "SiteOutput",
            "ArgumentParser",
            "Yams",
        ],
        // These two run while the package is built and are no part of the command.
        "EmbedAssets": ["PackagePlugin", "Foundation"],
        "EmbedAssetsTool": ["Foundation"],
    ]

    /// Parts of Swift's own library, which any module may use.
    static let standard: Set<String> = ["Synchronization", "_StringProcessing"]

    /// The modules that a text imports, as written in its import lines.
    static func named(in text: String) -> [String] {
        SwiftCode(text).withoutLiterals.split(separator: "\n").compactMap { line in
            let words = line.words
            guard let index = words.firstIndex(of: "import"),
                words[..<index].allSatisfy(modifiers.contains)
            else { return nil }
            return words[(index + 1)...].first { !kinds.contains($0) }.map(String.init)
        }
    }

    private static let modifiers: Set<Substring> = [
        "private", "fileprivate", "internal", "package", "public", "preconcurrency", "testable",
        "_exported", "_implementationOnly", "unsafe",
    ]
    private static let kinds: Set<Substring> = [
        "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
    ]
}
