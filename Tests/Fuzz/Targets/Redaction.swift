import MetadataInput

/// Redaction, which must end, must change nothing twice, and must take the planted secrets out.
enum Redaction {
    /// In every one stands the secret, whatever is before and after it.
    private static let frames = [
        "ghp_", " https://u:", " https://h/?token=", " https://h/#sig=", " https%3A%2F%2Fu%3A",
        " x%2Fghp_", " https://u:p\"", " /u:", " ;token='", " {\"token\":\"",
    ]
    private static let ends = ["", "@h/", "", "", "%40h", "", "@h/", "@h", "'", "\"}"]
    private static let secret = "0123456789s3cr3t"

    static func run(_ text: String) {
        let once = Redactor.text(text)
        require(Redactor.text(once) == once, "redacting twice changes more: \(text)")
        _ = Redactor.isSecretName(text)
        _ = PlainValue.isPlain(text)
        for (frame, end) in zip(frames, ends) {
            let planted = text + " " + frame + secret + end
            let left = Redactor.text(planted).utf8.split(separator: UInt8(ascii: "0"))
            let isFound = left.contains { $0.starts(with: secret.utf8.dropFirst()) }
            require(!isFound, "a secret stays in \(planted)")
        }
    }
}
