internal import BuildModel
internal import FleetAnalysis
internal import JSONText

/// Change entries, flags and tallies in the form of `nights/<night>.json` (design.md 6).
///
/// Images are names and nights are labels, since an index means nothing outside of the program.
/// `fleet` resolves the images; `label` gives the name of a night, or `nil` where it has none.
enum ChangeJSON {
    static func write(
        _ entry: ChangeEntry,
        of fleet: Fleet,
        label: (Int) -> String?,
        to json: inout JSONWriter
    ) {
        json.object { json in
            json.member("kind", entry.kind.rawValue)
            json.member("source", entry.source.string)
            json.member("old", entry.old?.string)
            json.member("new", entry.new?.string)
            json.member("images", names(entry.images, of: fleet))
            json.member("platforms", entry.platforms.map(\.text.string))
            json.member("since", label(entry.since))
        }
    }

    static func write(
        _ flag: Flag,
        of fleet: Fleet,
        label: (Int) -> String?,
        to json: inout JSONWriter
    ) {
        json.object { json in
            json.member("kind", flag.kind.rawValue)
            json.member("source", flag.source.string)
            json.member("pins", flag.pins.map(\.text.string))
            json.member("images", names(flag.images, of: fleet))
            json.member("platforms", flag.platforms.map(\.text.string))
            json.member("since", label(flag.since))
        }
    }

    /// The members of a tally, in the order of its kinds; written also if there are none.
    static func write<Kind>(_ key: String, _ tally: Tally<Kind>, to json: inout JSONWriter)
    where Kind: RawRepresentable<String> {
        json.object(key) { json in
            for (kind, count) in tally.entries { json.member(kind.rawValue, count) }
        }
    }

    static func names(_ images: [Int], of fleet: Fleet) -> [String] {
        images.map { fleet.images[$0].name.string }
    }
}
