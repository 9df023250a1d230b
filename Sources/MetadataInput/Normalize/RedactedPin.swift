package import BuildModel

extension Pin {
    /// A pin as recorded, secrets taken out of what is no pin.
    ///
    /// Spelling out what cannot be seen makes one word of two, in which more may look like a secret;
    /// so both are done until nothing changes. A record line then reads back as itself.
    package static func redacted(_ raw: String, of kind: SourceKind) -> Pin {
        var pin = Pin(Redactor.text(raw), of: kind)
        for _ in 0..<maximumRounds where !pin.isValid {
            let next = Pin(Redactor.text(pin.text.string), of: kind)
            if next == pin { return pin }
            pin = next
        }
        return pin.isValid ? pin : .malformed(Text(Redactor.mark))
    }

    private static var maximumRounds: Int { 8 }
}
