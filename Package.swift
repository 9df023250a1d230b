// swift-tools-version: 6.2
import PackageDescription

/// `make fuzz` sets it: all of ours is built to tell libFuzzer which of its branches an input takes.
let isFuzzing = Context.environment["PINDRIFT_FUZZ"] != nil
let coverage: [SwiftSetting] = isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer"])] : []

/// Every target of ours: explicit existentials and imports, checked memory safety, no warning left.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

func module(
    _ name: String,
    _ dependencies: [Target.Dependency] = [],
    plugins: [Target.PluginUsage] = []
) -> Target {
    .target(
        name: name,
        dependencies: dependencies,
        swiftSettings: strict + coverage,
        plugins: plugins
    )
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [])
    -> Target
{
    .testTarget(
        name: name,
        dependencies: dependencies + ["TestSupport"],
        exclude: exclude,
        swiftSettings: strict
    )
}

let argumentParser = Target.Dependency.product(
    name: "ArgumentParser",
    package: "swift-argument-parser"
)
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "pindrift",
    products: [.executable(name: "pindrift", targets: ["pindrift"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CCmark",
            pkgConfig: "libcmark",
            providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]
        ),
        .systemLibrary(
            name: "CCrypto",
            pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"]), .brew(["openssl"])]
        ),
        .systemLibrary(
            name: "CArchive",
            pkgConfig: "libarchive",
            providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]
        ),
        .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
        module("Archives", ["CArchive"]),
        module("Hashing", ["CCrypto"]),
        module("JSONText", ["CSimdjson"]),
        module("CommonMark", ["CCmark"]),
        module("FileAccess", [system]),
        module("BuildModel", ["Hashing"]),
        module("MetadataInput", ["Archives", "BuildModel", "FileAccess", "Hashing", "JSONText"]),
        module("FleetAnalysis", ["BuildModel"]),
        .target(
            name: "EmbeddedAssets",
            exclude: ["Site", "Templates"],
            swiftSettings: strict + coverage,
            plugins: ["EmbedAssets"]
        ),
        module(
            "ReportPages",
            ["BuildModel", "FleetAnalysis", "CommonMark", "JSONText", "EmbeddedAssets", mustache]
        ),
        module(
            "SiteOutput",
            ["BuildModel", "ReportPages", "Hashing", "JSONText", "FileAccess", "EmbeddedAssets"]
        ),
        .executableTarget(
            name: "pindrift",
            dependencies: [
                "BuildModel", "MetadataInput", "FleetAnalysis", "ReportPages", "SiteOutput",
                "FileAccess", "JSONText", argumentParser, yams,
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "EmbedAssetsTool",
            path: "Sources/Plugins/EmbedAssetsTool",
            swiftSettings: strict
        ),
        .plugin(
            name: "EmbedAssets",
            capability: .buildTool(),
            dependencies: ["EmbedAssetsTool"],
            path: "Sources/Plugins/EmbedAssets"
        ),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        tests("TestSupportTests"),
        tests("ArchitectureTests"),
        tests("ArchivesTests", ["Archives"]),
        tests("HashingTests", ["Hashing"]),
        tests("JSONTextTests", ["JSONText"]),
        tests("CommonMarkTests", ["CommonMark", "BuildModel"]),
        tests("FileAccessTests", ["FileAccess"]),
        tests("BuildModelTests", ["BuildModel"]),
        tests(
            "MetadataInputTests",
            [
                "MetadataInput", "Archives", "BuildModel", "FileAccess", "Hashing", "JSONText",
            ],
            exclude: ["Shapes/Fixtures", "Shapes/Goldens"]
        ),
        tests("FleetAnalysisTests", ["BuildModel", "FleetAnalysis", "ReportPages"]),
        tests(
            "RealNightsTests",
            ["BuildModel", "FleetAnalysis", "JSONText", "MetadataInput"]
        ),
        tests("EmbeddedAssetsTests", ["EmbeddedAssets"]),
        tests(
            "ReportPagesTests",
            ["ReportPages", "CommonMark", "BuildModel", "EmbeddedAssets", "FleetAnalysis"],
            exclude: ["Pages/Goldens"]
        ),
        tests(
            "SiteOutputTests",
            ["SiteOutput", "BuildModel", "FileAccess", "Hashing", "JSONText", "ReportPages"]
        ),
        tests(
            "PindriftTests",
            ["pindrift", "BuildModel", "FileAccess", "FleetAnalysis", argumentParser],
            exclude: ["Goldens"]
        ),
        tests("EndToEndTests", ["pindrift"], exclude: ["Cases", "Goldens"]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

/// `make bench`: the benchmarks cost nothing where nobody asked for them.
if Context.environment["PINDRIFT_BENCHMARKS"] == "1" {
    package.targets += [
        .target(name: "FleetGenerator", path: "Tests/FleetGenerator", swiftSettings: strict),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "BuildModel", "MetadataInput", "FleetAnalysis", "ReportPages", "SiteOutput",
                "FileAccess", "FleetGenerator", "pindrift",
            ],
            path: "Tests/Benchmarks",
            exclude: ["RESULTS.md"],
            swiftSettings: strict
        ),
    ]
}

if isFuzzing {
    package.targets.append(
        .executableTarget(
            name: "Fuzz",
            dependencies: ["BuildModel", "CommonMark", "FileAccess", "MetadataInput"],
            path: "Tests/Fuzz",
            exclude: ["Corpus", "fuzz"],
            swiftSettings: strict + coverage + [.unsafeFlags(["-parse-as-library"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]
        )
    )
}
