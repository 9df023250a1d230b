package import BuildModel

/// How firmly one entry of one build holds its source (formats.md 6.5), seen alone.
///
/// `conflict`, and `floating` by what other entries say, need the whole record: `SourceMerge`.
package enum PinState {
    /// `localPins` are the config's own diff ids and chain ids, which no registry knows.
    package static func decide(
        kind: SourceKind,
        pinInReference: PinInReference?,
        pin: Pin?,
        localPins: Set<Text> = []
    ) -> SourceState {
        guard let pin else { return .unpinned }
        guard pin.isValid else { return .malformedPin }
        if kind == .dockerImage, localPins.contains(pin.text) { return .localPin }
        if let pinInReference {
            return pinInReference.agrees(with: pin) ? .digestPinned : .mismatch
        }
        // What is named by its content alone has no other pin than its name.
        return kind == .ociLayout || kind == .blob ? .digestPinned : .floating
    }
}
