internal import BuildModel

/// Sources of a pair of records that are frontends or scanners on either side.
///
/// A record without attributes can not always tell a tool from a base image, the other one can.
struct ToolIdentities {
    private let identities: Set<Text>
    private let judgesByName: Bool

    init(_ old: Record, _ new: Record, isSameDialect: Bool) {
        var identities: Set<Text> = []
        for source in old.sources where !source.role.isInput { identities.insert(source.identity) }
        for source in new.sources where !source.role.isInput { identities.insert(source.identity) }
        self.identities = identities
        let isTelling = isSameDialect && old.format != .buildinfo
        judgesByName = !isTelling && !(old.attributesKnown && new.attributesKnown)
    }

    func contains(_ source: Source) -> Bool {
        if !source.role.isInput || identities.contains(source.identity) { return true }
        guard judgesByName, source.kind == .dockerImage else { return false }
        let path = source.repository.string.utf8
        let name =
            path.lastIndex(of: UInt8(ascii: "/")).map { path[path.index(after: $0)...] }
            ?? path[...]
        return name.starts(with: "dockerfile".utf8)
            || name.elementsEqual("buildkit-syft-scanner".utf8)
    }
}

/// The changes of frontends and scanners, which are tools and never inputs of their own.
struct FrontendComparison {
    let old: Record
    let new: Record
    let isSameDialect: Bool

    func differences() -> [Difference] {
        var result: [Difference] = []
        if let change = frontend() { result.append(change) }
        let oldTools = pins(old)
        let newTools = pins(new)
        let told = Set([old, new].compactMap { $0.frontend?.image.map(Self.withoutDigest) })
        for (name, newPin) in newTools.sorted(by: { $0.key < $1.key }) where !told.contains(name) {
            guard let newPin, let oldPin = oldTools[name] ?? nil, oldPin != newPin else { continue }
            result.append(
                Difference(
                    .frontend,
                    name,
                    old: oldPin.text,
                    new: newPin.text,
                    sourceKind: .dockerImage,
                    oldPin: oldPin,
                    newPin: newPin,
                    isInput: false
                )
            )
        }
        return result
    }

    private func frontend() -> Difference? {
        guard let before = old.frontend, let after = new.frontend else { return nil }
        let oldImage = before.image.map(Self.withoutDigest)
        let newImage = after.image.map(Self.withoutDigest)
        let oldPin = before.pin ?? oldImage.flatMap { pins(old)[$0] ?? nil }
        let newPin = after.pin ?? newImage.flatMap { pins(new)[$0] ?? nil }
        func change(_ source: Text, old: Text?, new: Text?) -> Difference {
            Difference(
                .frontend,
                source,
                old: old,
                new: new,
                sourceKind: .dockerImage,
                oldPin: oldPin,
                newPin: newPin,
                isInput: true
            )
        }
        let areAttributesKnown = old.attributesKnown && new.attributesKnown
        if let oldImage, let newImage {
            if oldImage != newImage { return change(newImage, old: oldImage, new: newImage) }
            guard let oldPin, let newPin, oldPin.isValid, newPin.isValid, oldPin != newPin else {
                return nil
            }
            return change(newImage, old: oldPin.text, new: newPin.text)
        }
        // An older format may not hold the image, and one without attributes not even the name.
        let isHeld = isSameDialect && old.tellsRequest && new.tellsRequest
        if before.name == after.name, (oldImage ?? newImage) == nil || !isHeld { return nil }
        guard isHeld || (areAttributesKnown && oldImage == nil && newImage == nil) else {
            return nil
        }
        return change(
            newImage ?? oldImage ?? after.name,
            old: oldImage ?? before.name,
            new: newImage ?? after.name
        )
    }

    /// The one valid pin of each tool of a record by its name; `nil` where there are several.
    private func pins(_ record: Record) -> [Text: Pin?] {
        var result: [Text: Pin?] = [:]
        for source in record.sources where !source.role.isInput {
            guard let pin = source.pin, pin.isValid else { continue }
            if let known = result[source.name], known != pin {
                result[source.name] = .some(nil)
            } else {
                result[source.name] = pin
            }
        }
        return result
    }

    private static func withoutDigest(_ image: Text) -> Text {
        let bytes = image.string.utf8
        guard let at = bytes.firstIndex(of: UInt8(ascii: "@")) else { return image }
        return Text(String(image.string[..<at]))
    }
}
