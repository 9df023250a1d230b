package import BuildModel

/// Decides which attributes of a build may be shown, and reads the facts that they hold.
package struct AttributeFilter: Sendable {
    /// Values above this size are hidden.
    package static let maximumValueSizeInBytes = 65_536

    private let show: [Glob]
    private let hide: [Glob]

    /// Globs are tried on the whole key and on what follows `build-arg:` or `label:`.
    ///
    /// Hiding wins over showing; a value that is shown by a glob still loses what is known as a
    /// secret: user info of URLs and tokens.
    package init(show: [String] = [], hide: [String] = []) {
        self.show = show.map { Glob($0) }
        self.hide = hide.map { Glob($0) }
    }

    /// Filters attributes in any order; of a key that comes twice the smaller value is kept.
    ///
    /// `platform` is the record's: named contexts of other platforms are left out.
    package func filter(
        _ attributes: [(key: String, value: String)],
        platform: Platform? = nil
    ) -> FilteredAttributes {
        var collector = AttributeCollector()
        for attribute in attributes {
            let kind = AttributeKind(key: attribute.key)
            guard let key = Self.key(attribute.key, of: kind, for: platform) else { continue }
            if kind == .dropped { continue }
            let shownKey = Redactor.text(key)
            guard attribute.value.utf8.count <= Self.maximumValueSizeInBytes else {
                collector.hide(shownKey, isOversized: true)
                continue
            }
            guard Text(shownKey) == Text(key), !Self.matches(hide, key),
                let value = shownValue(attribute.value, key: key, kind: kind)
            else {
                collector.hide(shownKey)
                if kind == .free { collector.readCreated(key: key, attribute.value) }
                continue
            }
            collector.add(key: key, value: value, raw: attribute.value, kind: kind)
        }
        return collector.result()
    }

    /// The source and revision of the client's work tree, redacted; `nil` where nothing is left.
    package static func versionControl(
        source: String?,
        revision: String?
    ) -> Record.VersionControl? {
        let kept = source.flatMap { LocalPath.isOne($0) ? nil : Text(Redactor.text($0)) }
        let bytes = revision.map { Redactor.text($0).bytes }
        let isDirty = bytes?.ends(with: "-dirty") ?? false
        let name = bytes.map { Text(isDirty ? $0.dropLast(6) : $0) }
        guard kept?.isEmpty == false || name?.isEmpty == false else { return nil }
        return Record.VersionControl(
            source: kept?.isEmpty == false ? kept : nil,
            revision: name?.isEmpty == false ? name : nil,
            isDirty: isDirty
        )
    }

    /// The value to show; `nil` where it must be hidden.
    private func shownValue(_ raw: String, key: String, kind: AttributeKind) -> String? {
        let redacted = Redactor.text(raw)
        switch kind {
        case .context, .namedContext, .filename: return LocalPath.isOne(raw) ? nil : redacted
        case .free: break
        default: return redacted
        }
        let isLabel = key.startsInBytes(with: "label:")
        let value = isLabel ? EmailAddress.masked(redacted) : redacted
        if Self.matches(show, key) { return value }
        guard Text(redacted) == Text(raw), !Redactor.isSecretName(key) else { return nil }
        if PlainValue.isPlain(value) { return value }
        let maskedAddress = Redactor.mark + "@"
        let isAddress = Text(value) != Text(raw) && value.startsInBytes(with: maskedAddress)
        let domain = String(value.bytes.dropFirst(maskedAddress.utf8.count))
        return isAddress && PlainValue.isPlain(domain) ? value : nil
    }

    /// The key without the platform of a named context; `nil` where that is another one.
    private static func key(
        _ raw: String,
        of kind: AttributeKind,
        for platform: Platform?
    ) -> String? {
        guard kind == .namedContext else { return raw }
        let (name, suffix) = PlatformSuffix.split(raw)
        if let suffix, let platform, suffix != platform { return nil }
        return name
    }

    private static func matches(_ globs: [Glob], _ key: String) -> Bool {
        guard !globs.isEmpty else { return false }
        let names = ["build-arg:", "label:"].filter { key.startsInBytes(with: $0) }
            .map { String(key.bytes.removingPrefix($0)) }
        return globs.contains { glob in ([key] + names).contains { glob.matches($0) } }
    }
}
