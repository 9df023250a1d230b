package import BuildModel

/// Two records of the same platform of the same build, told by two files, become one.
///
/// Provenance wins over buildinfo and buildinfo over history, since that is how much they say; what
/// the winner lacks is filled in from the other (formats.md 7.2). Night and time are found after that.
package enum RecordMerge {
    package static func complete(_ record: inout Record, with other: Record) {
        if rank(other.format) < rank(record.format) {
            var winner = other
            fill(&winner, from: record)
            winner.image = record.image.isEmpty ? other.image : record.image
            // How sure a platform is, only a draft knows, and it decides.
            if !record.platform.isUnknown { winner.platform = record.platform }
            record = winner
        } else {
            fill(&record, from: other)
        }
    }

    private static func rank(_ format: Record.Format) -> Int {
        switch format {
        case .provenance1, .provenance02: 0
        case .buildinfo: 1
        case .history: 2
        case .none: 3
        }
    }

    private static func fill(_ record: inout Record, from other: Record) {
        record.names = Set(record.names + other.names).sorted()
        record.target = record.target ?? other.target
        if record.platform.isUnknown { record.platform = other.platform }
        if other.status == .failed { record.status = .failed }
        let outputs = (record.outputs + other.outputs).inOrder()
        let told = Set(outputs.filter { $0.kind != .unknown }.map(\.digest))
        record.outputs = outputs.filter { $0.kind != .unknown || !told.contains($0.digest) }
        fillRequest(&record, from: other)
        SourceReconciliation.fill(&record, from: other)
        record.builderReference = longer(record.builderReference, other.builderReference)
        record.origins = Set(record.origins + other.origins).sorted()
    }

    private static func fillRequest(_ record: inout Record, from other: Record) {
        if !record.attributesKnown, other.attributesKnown || record.attributes.isEmpty {
            record.attributes = other.attributes
            record.attributesKnown = other.attributesKnown
        }
        record.hidden = Set(record.hidden + other.hidden).sorted()
        fillFrontend(&record, from: other)
        if record.dependencies.isEmpty { record.dependencies = other.dependencies }
        record.locals = Set(record.locals + other.locals).sorted()
        record.secrets = Set(record.secrets + other.secrets).sorted()
        record.ssh = Set(record.ssh + other.ssh).sorted()
        record.context = record.context ?? other.context
        record.versionControl = record.versionControl ?? other.versionControl
        record.epoch = record.epoch ?? other.epoch
        record.compatibilityVersion = record.compatibilityVersion ?? other.compatibilityVersion
        record.isHermetic = record.isHermetic ?? other.isHermetic
        if record.format == .none { record.format = other.format }
        record.mode = record.mode ?? other.mode
    }

    /// The winner's frontend stays; another file adds which image of that name it was, and its pin.
    private static func fillFrontend(_ record: inout Record, from other: Record) {
        guard let own = record.frontend else { return record.frontend = other.frontend }
        guard let given = other.frontend, given.name == own.name else { return }
        if own.image == nil {
            record.frontend = given
        } else if own.pin == nil, given.image == own.image {
            record.frontend?.pin = given.pin
        }
    }

    /// `builder/node/id` says more than `id`.
    private static func longer(_ left: Text?, _ right: Text?) -> Text? {
        guard let left, let right else { return left ?? right }
        return right.string.utf8.count > left.string.utf8.count ? right : left
    }
}
