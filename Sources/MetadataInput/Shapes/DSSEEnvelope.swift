internal import BuildModel
internal import JSONText

/// A signed envelope (DSSE) around a statement, alone or in a sigstore bundle (formats.md 2.2).
///
/// The signature is seen and said, never checked.
enum DSSEEnvelope {
    static func read(
        _ object: JSONValue,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) {
        var envelope = object
        var place = pointer
        if let inner = object["dsseEnvelope"] {
            envelope = inner
            place = pointer.appending("dsseEnvelope")
        }
        guard let type = envelope["payloadType"]?.string(limit: 256),
            type == "application/vnd.in-toto+json", let payload = envelope["payload"]
        else {
            context.report(
                .note,
                "envelope-payload",
                at: place,
                found: "a signed envelope around something else than an in-toto statement"
            )
            return
        }
        guard
            let (statement, inner) = EncodedValue.object(
                payload,
                at: place.appending("payload"),
                in: &context
            )
        else { return }
        context.report(
            .note,
            "signature-not-checked",
            at: place,
            found: "signature present, not checked"
        )
        guard case .shape(let shape) = Statement.recognize(statement) else {
            context.report(
                .note,
                "other-attestation",
                at: inner,
                found: "a statement about something else than a BuildKit build"
            )
            return
        }
        Statement.read(statement, shape: shape, content: nil, at: inner, in: &context)
    }
}
