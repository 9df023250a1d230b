import BuildModel
import FleetAnalysis
import Testing

/// One and the same build, told in every way in which BuildKit versions told it (formats.md 4, 16).
private enum Teller: String, CaseIterable, Sendable {
    case buildInfo10, imageConfig10, buildInfo11, imageConfig11, both11
    case minimal13, maximal23, one23, maximal32, one32, history

    /// The record of night 1, or of night 2, after the base image and the branch moved.
    func record(night: Int) -> Record {
        let digit: Character = night == 1 ? "1" : "2"
        var record = provenance([
            image("alpine:3", pin: digit),
            git("o/app#main", commit: night == 1 ? "a" : "b"),
            git("o/lib#v1.2", commit: recordsTagObject ? "c" : "d"),
            image("xx:1", pin: "5", .digestPinned),
        ])
        record.attributes = [Attribute(key: "build-arg:VERSION", value: "1.2")]
        record.frontend?.image = "docker.io/docker/dockerfile:1"
        record.origins = []
        tell(&record)
        record.sources.sort { $0.identity < $1.identity }
        return record
    }

    private var recordsTagObject: Bool {
        switch self {
        case .minimal13, .maximal23, .one23: false
        default: true
        }
    }

    private func tell(_ record: inout Record) {
        let frontend = Source(
            kind: .dockerImage,
            identity: "docker-image://docker.io/docker/dockerfile:1",
            pin: Pin(digest("f").string, of: .dockerImage),
            state: .floating,
            role: .frontend
        )
        record.mode = nil
        switch self {
        case .buildInfo10:
            record.format = .buildinfo
            record.sources.append(image("nested:1", pin: "7", via: ["base"]))
            record.dependencies = [
                NestedBuild(name: "base", sources: [image("nested:1", pin: "7")])
            ]
            record.attributes.append(Attribute(key: "context:base", value: "input:0-base"))
        case .imageConfig10:
            record.format = .buildinfo
            record.attributesKnown = false
            record.attributes = []
            record.frontend?.image = nil
        case .buildInfo11:
            record.format = .buildinfo
            record.sources.append(frontend)
            record.frontend?.pin = frontend.pin
            record.attributes.append(Attribute(key: "context:base", value: "input:0-base"))
        case .imageConfig11:
            record.format = .buildinfo
            record.attributesKnown = false
            record.attributes = []
            record.frontend?.image = nil
            // Without attributes the frontend's image may look like any other.
            record.sources.append(
                Source(
                    kind: .dockerImage,
                    identity: frontend.identity,
                    pin: frontend.pin,
                    state: .floating
                )
            )
        case .both11:
            record.format = .provenance02
            record.mode = .max
            record.sources.append(frontend)
            record.origins = [Record.Origin(file: "m", shape: .metadataFile, pointer: "")]
            record.locals = ["context"]
        case .minimal13:
            record.format = .provenance02
            record.mode = .min
            record.attributesKnown = false
            record.attributes = []
            record.sources += [
                frontend, image("buildkit-syft-scanner:1", pin: "9", role: .scanner),
            ]
            record.locals = ["context"]
        case .maximal23, .maximal32:
            record.format = .provenance02
            record.mode = .max
            record.sources.append(frontend)
            record.locals = ["context"]
            if self == .maximal32 { record.compatibilityVersion = 30 }
        case .one23, .one32:
            record.format = .provenance1
            record.mode = .max
            record.sources.append(frontend)
            record.locals = ["context"]
            if self == .one32 {
                record.compatibilityVersion = 30
                record.sources.append(
                    Source(kind: .blob, identity: "blob://h/r", pin: frontend.pin, state: .floating)
                )
            }
        case .history:
            record.format = .history
            record.frontend = nil
            record.sources.append(frontend)
        }
    }

    /// Whether a record tells this way of recording from the other.
    func isToldFrom(_ other: Teller) -> Bool {
        let alike: [Set<Teller>] = [
            [.buildInfo10, .imageConfig10, .buildInfo11, .imageConfig11]
        ]
        return self != other && !alike.contains { $0.contains(self) && $0.contains(other) }
    }
}

@Suite struct FormatSwitchTests {
    @Test(arguments: Teller.allCases, Teller.allCases)
    private func `a switch alone is one format change`(old: Teller, new: Teller) {
        let changes = ChangeFinder.differences(from: old.record(night: 1), to: new.record(night: 1))
        let counted = changes.filter(\.kind.isCounted).map(\.kind)
        #expect(counted == (new.isToldFrom(old) ? [.format] : []))
    }

    @Test(arguments: Teller.allCases, Teller.allCases)
    private func `a switch hides no real move`(old: Teller, new: Teller) {
        let changes = ChangeFinder.differences(from: old.record(night: 1), to: new.record(night: 2))
        let counted = changes.filter(\.kind.isCounted)
        let moved = counted.filter { $0.kind == .moved }.map(\.source.string)
        #expect(
            moved == ["docker-image://docker.io/library/alpine:3", "git://github.com/o/app#main"]
        )
        #expect(counted.count == (new.isToldFrom(old) ? 3 : 2))
    }

    @Test func `an argument that changes in the night of a switch is told`() {
        let old = Teller.buildInfo10.record(night: 1)
        let new = Teller.one32.record(night: 1)
            .changed { $0.attributes = [Attribute(key: "build-arg:VERSION", value: "1.3")] }
        let kinds = ChangeFinder.differences(from: old, to: new).map(\.kind)
        #expect(kinds == [.attribute, .format])
    }
}
