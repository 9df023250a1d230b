internal import BuildModel
internal import Synchronization

/// Texts of record lines that were redacted before: a history says the same night after night.
///
/// What is remembered depends on the raw text alone, so that results are the same without it, and
/// equal texts share their memory.
final class RedactedTexts: Sendable {
    static let shared = RedactedTexts()

    private let answers = Mutex<[Text: Text]>([:])
    private static let capacity = 32_768
    /// In bytes; shorter ones take no memory of their own, longer ones are rare.
    private static let lengths = 16...512

    /// The text without what is secret in it.
    func text(_ raw: String) -> Text {
        guard Self.lengths.contains(raw.utf8.count) else { return Text(Redactor.text(raw)) }
        let question = Text(raw)
        if let known = answers.withLock({ $0[question] }) { return known }
        let answer = Text(Redactor.text(raw))
        answers.withLock { answers in
            if answers.count >= Self.capacity { answers.removeAll(keepingCapacity: true) }
            answers[question] = answer
        }
        return answer
    }
}
