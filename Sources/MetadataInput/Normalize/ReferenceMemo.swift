internal import BuildModel
internal import Synchronization

/// References that were classified before: a fleet names the same few again and again.
///
/// What is remembered depends on the question alone, so that results are the same without it, and
/// equal sources share their texts in memory.
final class ReferenceMemo: Sendable {
    static let shared = ReferenceMemo()

    /// All that an answer depends on.
    struct Question: Hashable {
        let type: Text?
        let reference: Text
        let digestAlgorithm: Text?
        let contextName: Text?
    }

    private let answers = Mutex<[Question: SourceReference]>([:])
    private static let capacity = 8_192
    /// In bytes; longer ones are rare and may be many.
    private static let longestReference = 512

    /// The answer that is known, else the one that `classify` gives.
    func answer(
        _ question: Question,
        classify: () -> SourceReference
    ) -> SourceReference {
        guard question.reference.string.utf8.count <= Self.longestReference else {
            return classify()
        }
        if let known = answers.withLock({ $0[question] }) { return known }
        let answer = classify()
        answers.withLock { answers in
            if answers.count >= Self.capacity { answers.removeAll(keepingCapacity: true) }
            answers[question] = answer
        }
        return answer
    }
}
