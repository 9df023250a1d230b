import Foundation
package import Testing

/// Real metadata files that are kept outside the repository.
///
/// They are looked for where `PINDRIFT_CORPUS` says, else in `../shared/corpus` beside the
/// repository. A test that needs them takes the trait `.needsCorpus`, which skips it, with the
/// reason in the output, where they are missing.
package enum Corpus {
    /// The corpus's folder, absolute, without a final slash; `nil` where there is none.
    package static let root: String? = {
        let given = ProcessInfo.processInfo.environment["PINDRIFT_CORPUS"]
        let folder = given ?? Repository.parent(of: Repository.root) + "/shared/corpus"
        return Files.exists(folder) ? folder : nil
    }()

    /// The files below a folder of the corpus, as paths from the corpus's root, sorted by bytes.
    package static func files(below folder: String, endingIn ending: String = "") -> [String] {
        guard let root else { return [] }
        return Files.below(root + "/" + folder)
            .filter { $0.hasSuffix(ending) }
            .map { folder + "/" + $0 }
    }

    /// The bytes of a file, named from the corpus's root; fails where it can not be read.
    package static func bytes(_ path: String) throws -> [UInt8] {
        try Files.bytes(at: (root ?? "") + "/" + path)
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips the test, aloud, where the corpus is missing.
    package static var needsCorpus: Self {
        .enabled(
            if: Corpus.root != nil,
            "no corpus: set PINDRIFT_CORPUS or put it at ../shared/corpus"
        )
    }
}
