import BuildModel

/// One file of the new site and what has to be done for it.
final class PlannedFile: Sendable {
    let path: SitePath
    let mark: FileMark
    let action: Action

    init(path: SitePath, mark: FileMark, action: Action) {
        self.path = path
        self.mark = mark
        self.action = action
    }

    enum Action: Hashable, Sendable {
        /// The file on the disk has these bytes.
        case keep
        /// The staged file of this number takes a free place.
        case create(Int)
        /// The staged file of this number takes the place of a file of ours.
        case replace(Int)
    }

    var number: Int? {
        switch action {
        case .keep: nil
        case .create(let number), .replace(let number): number
        }
    }
}

extension PlannedFile: Comparable {
    static func < (left: PlannedFile, right: PlannedFile) -> Bool {
        left.path.text.precedesInBytes(right.path.text)
    }

    static func == (left: PlannedFile, right: PlannedFile) -> Bool {
        left.path == right.path
    }
}
