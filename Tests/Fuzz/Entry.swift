import FileAccess
import Glibc

/// Hands the process to libFuzzer; `PINDRIFT_FUZZ_TARGET` says who gets the inputs that it makes up.
///
/// A target fails by a trap: one of the code it tries, or `require` for a rule that does not hold.
@main
enum Fuzz {
    static func main() {
        var count = CommandLine.argc
        var words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? =
            unsafe CommandLine.unsafeArgv
        let status = unsafe runFuzzer(&count, &words) { start, count in
            let input = unsafe UnsafeBufferPointer(start: start, count: count)
            target.run(unsafe Array(input))
            return 0
        }
        exit(status)
    }
}

/// libFuzzer's own entry, for programs that bring their `main`.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>,
    _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

private let target: FuzzTarget = {
    let name = Environment.value("PINDRIFT_FUZZ_TARGET") ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
        preconditionFailure("PINDRIFT_FUZZ_TARGET is none of \(FuzzTarget.allCases)")
    }
    return target
}()

/// What is tried, by the words of `make fuzz`.
enum FuzzTarget: String, CaseIterable {
    case reading, references, redaction, slugs, pages

    func run(_ bytes: [UInt8]) {
        switch self {
        case .reading: Reading.run(bytes)
        case .references: References.run(text(bytes))
        case .redaction: Redaction.run(text(bytes))
        case .slugs: Slugs.run(text(bytes))
        case .pages: Pages.run(text(bytes))
        }
    }

    /// Broken UTF-8 never comes so far: the reader refuses it.
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// Ends the run where a rule does not hold.
func require(_ holds: Bool, _ rule: @autoclosure () -> String) {
    if !holds { preconditionFailure(rule()) }
}
