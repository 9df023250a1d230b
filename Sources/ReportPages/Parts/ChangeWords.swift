internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// Changes as lines: what changed, from what to what, and where to read more.
struct ChangeWords {
    let site: SiteIndex

    /// `alpine:3.18 moved 0123 → 4567 (compare)`.
    func line(_ change: Difference, comparison: Text? = nil) -> [Inline] {
        var line = subject(change)
        let isHeld = (change.old ?? change.new) != nil
        line.append(.text(" " + (isHeld ? change.kind.verb : change.kind.verbAlone)))
        if isHeld { line += [" "] + step(change) }
        let link = compare(change, comparison)
        if !link.isEmpty { line += [" ("] + link + [")"] }
        return line
    }

    /// The line without its values, leading to where more is said: `alpine:3.18 moved`.
    ///
    /// `night` is the night of the change.
    func short(_ change: Difference, night: Int) -> [Inline] {
        guard change.kind.isAboutSource, let source = index(change),
            let pin = change.newPin ?? change.oldPin, pin.isValid,
            site.fleet.sources[source].pins.count <= Limits.pins
        else {
            var name = subject(change)
            if index(change) == nil, let place = place(of: change, night: night) {
                name = [.link(place, name)]
            }
            return name + [.text(" " + change.kind.verbAlone)]
        }
        let name = Foreign.source(change.source)
        return [
            .link(site.place(of: pin, ofSource: source), name),
            .text(" " + change.kind.verbAlone),
        ]
    }

    /// A cause in a cell: like a change, and commits with the forge's page that compares them.
    ///
    /// The commits of a client's work tree stand in no other table, so the cell has them.
    func short(_ cause: Cause, night: Int) -> [Inline] {
        guard cause.kind == .commit else { return short(cause.difference, night: night) }
        guard cause.difference.kind.isAboutSource else {
            return line(cause.difference, comparison: cause.comparison)
        }
        let link = compare(cause.difference, cause.comparison)
        return short(cause.difference, night: night) + (link.isEmpty ? [] : [" ("] + link + [")"])
    }

    /// The row of a change on the page of its night; `nil` where no table has it.
    private func place(of change: Difference, night: Int) -> Destination? {
        let entries = site.findings.nights[night].changes
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            let isBefore = entries[middle].difference.map { $0.key < change.key } ?? true
            if isBefore { low = middle + 1 } else { high = middle }
        }
        guard low < entries.count, entries[low].difference?.key == change.key else { return nil }
        let path = SitePath(site.nightPaths[night])
        // The page has the first rows of a kind only.
        let first = low - Limits.others
        let isShown = first < 0 || entries[first].kind != change.kind
        return .page(
            path,
            at: isShown ? Self.id(entries[low]) : NightChanges.section(change.kind)
        )
    }

    /// The source with a link to its page, or the key.
    func subject(_ change: Difference) -> [Inline] {
        if let index = index(change) { return [site.sourceLinks[index]] }
        switch change.kind {
        case .attribute, .frontend: return Foreign.code(change.source, limit: 120)
        case .platforms: return ["the set of platforms"]
        case .locals: return ["the local folders"]
        case .format: return ["the way of recording"]
        default: return Foreign.source(change.source)
        }
    }

    /// `old → new`, each pin leading to its row.
    func step(_ change: Difference) -> [Inline] {
        switch change.kind {
        case .added: return value(change.new, change.newPin, change)
        case .removed: return value(change.old, change.oldPin, change)
        case .becamePinned, .becameFloating: return value(change.new, change.newPin, change)
        default:
            return value(change.old, change.oldPin, change) + [" \u{2192} "]
                + value(change.new, change.newPin, change)
        }
    }

    /// The link to the forge's page that compares two commits.
    func compare(_ change: Difference, _ comparison: Text? = nil) -> [Inline] {
        let known =
            change.sourceKind == .git
            ? ForgeLink.comparison(of: change.source, from: change.oldPin, to: change.newPin) : nil
        guard let address = comparison ?? known else { return [] }
        return Inline.outsideLink(address.string, ["compare the commits"])
    }

    private func value(_ text: Text?, _ pin: Pin?, _ change: Difference) -> [Inline] {
        guard let text else { return [.mark("muted", ["none"])] }
        if let pin, pin.text == text {
            return [site.link(to: pin, ofSource: change.isOfSource ? index(change) : nil)]
        }
        if let digest = Digest(text.string) { return [Digests.digest(digest)] }
        if Pin.isObjectName(text.string) { return [Digests.pin(.commit(text))] }
        return Foreign.code(text, limit: 120)
    }

    private func index(_ change: Difference) -> Int? {
        guard change.isOfSource else { return nil }
        return site.sourceIndex(of: Self.identity(change.kind, change.source))
    }

    /// A frontend is named without the scheme of its identity.
    static func identity(_ kind: ChangeKind, _ source: Text) -> Text {
        kind == .frontend ? Text("docker-image://" + source.string) : source
    }

    /// The fixed id of an entry on the page of its night.
    static func id(_ entry: ChangeEntry) -> ElementID {
        let parts = [
            entry.kind.rawValue, entry.source.string, entry.old?.string ?? "",
            entry.new?.string ?? "",
        ]
        // A length before each part keeps different entries different.
        let key = parts.map { "\($0.utf8.count) \($0)" }.joined(separator: " ")
        return ElementID("c-", Slug(readable: entry.kind.rawValue, key: Text(key)).text)
    }
}

extension Difference {
    /// Whether it names a source that has a page.
    fileprivate var isOfSource: Bool { kind.isAboutSource || kind == .frontend }
}
