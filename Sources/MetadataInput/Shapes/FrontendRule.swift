internal import BuildModel

/// The frontend in one form for buildinfo and provenance (formats.md 5 and 16.3).
///
/// v0.10 says `dockerfile.v0` with an image, v0.11 and provenance say `gateway.v0` with one: both are
/// the Dockerfile frontend of that image.
enum FrontendRule {
    static func frontend(of payload: Payload, sources: [Source]) -> Frontend? {
        let role = sources.first { $0.role == .frontend }
        let image = payload.attributes?.frontend
        guard
            var frontend = frontend(
                name: payload.frontendName,
                image: image,
                attributesKnown: payload.attributes != nil
            )
        else {
            return role.map { Frontend(name: "dockerfile", image: $0.name, pin: $0.pin) }
        }
        if let role {
            frontend.image = frontend.image ?? role.name
            frontend.pin = role.pin
            if frontend.name == "gateway" { frontend.name = "dockerfile" }
        }
        if frontend.pin == nil, case .digest(let digest)? = image?.pinInReference {
            frontend.pin = .digest(digest)
        }
        return frontend
    }

    static func frontend(
        name: String?,
        image: SourceReference?,
        attributesKnown: Bool
    ) -> Frontend? {
        guard let name, !name.isEmpty else {
            return image.map { Frontend(name: "dockerfile", image: imageName($0)) }
        }
        let isGateway = name.equalsInBytes("gateway.v0")
        if name.equalsInBytes("dockerfile.v0") || (isGateway && image != nil) {
            return Frontend(name: "dockerfile", image: image.map(imageName))
        }
        let plain = isGateway ? "gateway" : Redactor.text(name)
        return Frontend(name: Text(plain), image: image.map(imageName))
    }

    private static func imageName(_ reference: SourceReference) -> Text {
        SourceIdentity.name(of: reference.identity)
    }
}
