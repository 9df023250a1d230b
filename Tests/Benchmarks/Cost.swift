import FileAccess

/// Wall and CPU time of some work.
struct Cost: Sendable {
    var wall: Duration = .zero
    var cpu: Duration = .zero

    /// Measures this process, all its threads.
    static func measure<Value>(_ work: () throws -> Value) rethrows -> (value: Value, cost: Cost) {
        let clock = ContinuousClock()
        let start = clock.now
        let before = SystemClock.processTime()
        let value = try work()
        let cpu = SystemClock.processTime() - before
        return (value, Cost(wall: clock.now - start, cpu: cpu))
    }

    static func + (left: Cost, right: Cost) -> Cost {
        Cost(wall: left.wall + right.wall, cpu: left.cpu + right.cpu)
    }

    /// The cheaper one: what disturbs a measurement only ever adds.
    func best(_ other: Cost?) -> Cost {
        guard let other else { return self }
        return other.cpu < cpu ? other : self
    }
}

extension Duration {
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
