import Synchronization
import Testing

@testable import pindrift

@Suite struct ConcurrentMapTests {
    struct Odd: Error, Equatable {
        var value: Int
    }

    @Test(arguments: [1, 2, 3, 8, 64], [0, 1, 2, 7, 1000])
    func `results keep the order of the elements`(width: Int, count: Int) async {
        let numbers = Array(0..<count)
        let results = await numbers.concurrentMap(width: width) { $0 * 2 }
        #expect(results == numbers.map { $0 * 2 })
    }

    @Test(arguments: [1, 2, 3])
    func `no more than the width are at work`(width: Int) async {
        let working = Atomic(0)
        let most = Atomic(0)
        _ = await Array(0..<500).concurrentMap(width: width) { _ in
            let now = working.add(1, ordering: .sequentiallyConsistent).newValue
            most.max(now, ordering: .sequentiallyConsistent)
            for _ in 0..<1000 { _ = working.load(ordering: .relaxed) }
            working.subtract(1, ordering: .sequentiallyConsistent)
        }
        #expect(most.load(ordering: .relaxed) <= width)
    }

    @Test(arguments: [1, 2, 8])
    func `the first error in input order is thrown`(width: Int) async {
        let failure = await #expect(throws: Odd.self) {
            try await Array(0..<1000).concurrentMap(width: width) { number throws(Odd) in
                if number == 137 || number == 138 || number > 400 { throw Odd(value: number) }
                return number
            }
        }
        #expect(failure == Odd(value: 137))
    }

    @Test(arguments: [1, 4])
    func `progress grows to the count`(width: Int) async {
        var seen: [Int] = []
        _ = await Array(0..<100).concurrentMap(width: width, progress: { seen.append($0) }) { $0 }
        #expect(seen.last == 100)
        #expect(seen == seen.sorted())
    }
}
