extension Array where Element: Sendable {
    /// The results of `transform` in the order of the elements, whatever `width` is.
    ///
    /// At most `width` runs of neighbouring elements are at work at a time; a width of 1 makes no
    /// task at all. Where elements fail, the error of the first of them in input order is thrown and
    /// no further run is started. `progress` is told how many elements are finished.
    func concurrentMap<Result: Sendable, Failure: Error>(
        width: Int,
        progress: (Int) -> Void = { _ in },
        _ transform: @escaping @Sendable (Element) throws(Failure) -> Result
    ) async throws(Failure) -> [Result] {
        guard width > 1, count > 1 else {
            return try mapInline(progress, transform)
        }
        let size = Swift.max(1, Swift.min(64, count / (width * 8)))
        let runs = stride(from: 0, to: count, by: size).map { $0..<Swift.min($0 + size, count) }
        var finished: [Swift.Result<[Result], Failure>?] = Array<Swift.Result<[Result], Failure>?>(
            repeating: nil,
            count: runs.count
        )
        await withTaskGroup(of: (Int, Swift.Result<[Result], Failure>).self) { group in
            var next = 0
            var done = 0
            var isStopped = false
            func startOne() {
                guard next < runs.count, !isStopped else { return }
                let index = next
                let elements = self[runs[index]]
                next += 1
                group.addTask {
                    do throws(Failure) {
                        var results: [Result] = []
                        results.reserveCapacity(elements.count)
                        for element in elements { results.append(try transform(element)) }
                        return (index, .success(results))
                    } catch {
                        return (index, .failure(error))
                    }
                }
            }
            for _ in 0..<width { startOne() }
            while let (index, outcome) = await group.next() {
                if case .failure = outcome { isStopped = true }
                finished[index] = outcome
                done += runs[index].count
                progress(done)
                startOne()
            }
        }
        var results: [Result] = []
        results.reserveCapacity(count)
        for case .some(let outcome) in finished { results += try outcome.get() }
        return results
    }

    private func mapInline<Result, Failure: Error>(
        _ progress: (Int) -> Void,
        _ transform: (Element) throws(Failure) -> Result
    ) throws(Failure) -> [Result] {
        var results: [Result] = []
        results.reserveCapacity(count)
        for element in self {
            results.append(try transform(element))
            progress(results.count)
        }
        return results
    }
}
