internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// What the build was asked to do: its attributes, each shown or hidden by rule.
struct ImageRequest {
    let blocks: [Block]
    let hasHidden: Bool

    init(platforms: [PlatformPart]) {
        hasHidden = platforms.contains { !$0.record.hidden.isEmpty }
        let groups = Grouping.groups(of: platforms) {
            Asked(
                attributes: $0.record.attributes,
                hidden: $0.record.hidden,
                isKnown: $0.record.attributesKnown
            )
        }
        blocks = groups.flatMap { group -> [Block] in
            guard let part = group.first else { return [] }
            let names: [Inline] = .cut(group.map(\.name), to: 12, of: "platform")
            let label: [Block] = groups.count > 1 ? [.paragraph([.strong(names)])] : []
            let table = Self.table(part.record)
            return table.isEmpty ? [] : label + table
        }
    }

    private static func table(_ record: Record) -> [Block] {
        guard record.attributesKnown else {
            return [.nothing("The record does not tell what was asked for.")]
        }
        let shown = Dictionary(grouping: rows(record), by: \.group)
        let groups = Asked.Group.allCases.compactMap { group in
            shown[group].map { rows in
                Table.Group(label: [.text(group.title)], rows.map(\.row))
            }
        }
        guard !groups.isEmpty else { return [] }
        return [
            .table(
                Table(
                    caption: ["Attributes of the build"],
                    isCaptionHidden: true,
                    columns: [
                        Table.Column(["Attribute"], headsRows: true),
                        Table.Column(["Value"]),
                    ],
                    groups: groups
                )
            )
        ]
    }

    /// The attributes in their order; those that are hidden without a value stand last.
    private static func rows(_ record: Record) -> [(group: Asked.Group, row: Table.Row)] {
        let hidden = Set(record.hidden)
        let known = Set(record.attributes.map(\.key))
        var rows = record.attributes.map { attribute in
            row(attribute.key, hidden.contains(attribute.key) ? nil : attribute.value)
        }
        rows += record.hidden.filter { !known.contains($0) }.map { row($0, nil) }
        return rows
    }

    private static func row(_ key: Text, _ value: Text?) -> (group: Asked.Group, row: Table.Row) {
        let group = Asked.Group(key)
        let name = Text(String(key.string.utf8.dropFirst(group.prefix.utf8.count)) ?? key.string)
        let cell = value.map { Foreign.code($0, limit: 4096) } ?? [Badge.hidden]
        return (group, Table.Row([Table.Cell(Foreign.code(name, limit: 400)), Table.Cell(cell)]))
    }
}

private struct Asked: Hashable {
    let attributes: [Attribute]
    let hidden: [Text]
    let isKnown: Bool

    /// Attributes by the prefix of their keys.
    enum Group: CaseIterable {
        case contexts, arguments, labels, others

        init(_ key: Text) {
            self =
                Self.allCases.first { key.string.utf8.starts(with: $0.prefix.utf8) } ?? .others
        }

        var prefix: String {
            switch self {
            case .contexts: "context:"
            case .arguments: "build-arg:"
            case .labels: "label:"
            case .others: ""
            }
        }

        var title: String {
            switch self {
            case .contexts: "Named contexts"
            case .arguments: "Build arguments"
            case .labels: "Labels"
            case .others: "Other attributes"
            }
        }
    }
}
