import FileAccess
import SiteOutput
import Synchronization

/// Notes the steps of a run; fails the one with the given number.
final class StepLog: Sendable {
    private let steps = Mutex<[PublishStep]>([])
    private let failing: Int?
    private let observe: @Sendable (Int, PublishStep) -> Void

    init(failing: Int? = nil, observe: @escaping @Sendable (Int, PublishStep) -> Void = { _, _ in })
    {
        self.failing = failing
        self.observe = observe
    }

    var all: [PublishStep] { steps.withLock { $0 } }

    @Sendable func note(_ step: PublishStep) throws(FileError) {
        let number = steps.withLock { steps in
            steps.append(step)
            return steps.count - 1
        }
        observe(number, step)
        guard number == failing else { return }
        // A real error of the file system: the path leads nowhere.
        _ = try ("/nowhere/at/all" as BytePath).status()
    }
}
