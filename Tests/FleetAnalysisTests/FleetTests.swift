import BuildModel
import FleetAnalysis
import Testing

@Suite struct FleetTests {
    @Test func `nights stand in natural order`() {
        let fleet = Fleet(
            records: ["10", "9", "2"].map { sample("app", night: Text($0), id: Text("id" + $0)) }
        )
        #expect(fleet.nights.map(\.label) == ["2", "9", "10"])
        #expect(fleet.images[0].series[0].nights.map(\.night) == [0, 1, 2])
        #expect(fleet.images[0].lastNight == 2)
    }

    @Test func `a record seen twice counts once and keeps both origins`() {
        let fleet = Fleet(records: [
            sample("app", night: "1", id: "x", file: "b.json"),
            sample("app", night: "1", id: "x", file: "a.json"),
        ])
        #expect(fleet.records.count == 1)
        #expect(fleet.records[0].origins.map(\.file) == ["a.json", "b.json"])
    }

    @Test func `the last record by reliable time counts and the others are attempts`() {
        let fleet = Fleet(records: [
            sample("app", night: "1", id: "early", file: "z.json", at: 100),
            sample("app", night: "1", id: "late", file: "b.json", at: 200),
            sample("app", night: "1", id: "timeless", file: "y.json"),
        ])
        let night = fleet.images[0].series[0].nights[0]
        #expect(night.counted.map { fleet.records[$0].id } == "late")
        #expect(night.attempts.map { fleet.records[$0].id } == ["timeless", "early"])
    }

    @Test func `a failed record and one without known sources never count`() {
        var failed = sample("app", night: "1", id: "failed", at: 300)
        failed.status = .failed
        var blank = sample("app", night: "1", id: "blank", at: 400)
        blank.sourcesKnown = false
        let fleet = Fleet(records: [failed, blank])
        let series = fleet.images[0].series[0]
        #expect(series.nights[0].counted == nil)
        #expect(series.nights[0].attempts.count == 2)
        #expect(series.newest.map { fleet.records[$0].id } == "blank")
    }

    @Test func `an unknown platform belongs to the only known one`() {
        let one = Fleet(records: [
            sample("app", night: "1", id: "a"),
            sample("app", night: "2", platform: "unknown", id: "b"),
        ])
        #expect(one.images[0].series.map(\.platform.description) == ["linux/amd64"])
        let two = Fleet(records: [
            sample("app", night: "1", id: "a"),
            sample("app", night: "1", platform: "linux/arm64", id: "c"),
            sample("app", night: "2", platform: "unknown", id: "b"),
        ])
        #expect(two.images[0].series.count == 3)
    }

    @Test func `targets split a series only where two of them share the image`() {
        let alone = Fleet(records: [
            sample("app", night: "1", target: "app", id: "a"),
            sample("app", night: "2", id: "b"),
        ])
        #expect(alone.images[0].series.count == 1)
        let shared = Fleet(records: [
            sample("app", night: "1", target: "debug", id: "a"),
            sample("app", night: "1", target: "release", id: "b"),
        ])
        #expect(shared.images[0].series.map(\.target) == ["debug", "release"])
    }

    @Test func `a source knows its pins, their nights and who has them now`() throws {
        let fleet = Fleet(records: [
            sample("a", night: "1", id: "a1", sources: [image("alpine:3", pin: "1")]),
            sample("a", night: "2", id: "a2", sources: [image("alpine:3", pin: "2")]),
            sample("b", night: "1", id: "b1", sources: [image("alpine:3", pin: "1")]),
        ])
        let source = try #require(fleet.source("docker-image://docker.io/library/alpine:3"))
        #expect(source.pins.map(\.pin.short) == ["222222222222", "111111111111"])
        #expect(source.pins.map(\.images) == [[0], [1]])
        #expect(source.pins[1].everImages == [0, 1])
        #expect(source.pins.map(\.firstSeen) == [1, 0])
        #expect(source.pins[1].nights == [0])
        #expect(source.currentImages == [0, 1])
    }

    @Test func `images share a pinned dependency whatever its tag`() throws {
        let fleet = Fleet(records: [
            sample("a", night: "1", id: "a1", sources: [image("alpine:3", pin: "1")]),
            sample("b", night: "1", id: "b1", sources: [image("alpine", pin: "1")]),
            sample("c", night: "1", id: "c1", sources: [image("mirror:3", pin: "1")]),
        ])
        let alpine = image("alpine:3", pin: "1")
        let pin = try #require(alpine.pin)
        #expect(
            fleet.sharing.images(kind: .dockerImage, repository: alpine.repository, pin: pin)
                == [0, 1]
        )
        #expect(fleet.sharing.sources(kind: .dockerImage, pin: pin).count == 3)
    }

    @Test func `since is the first night of the unbroken run`() throws {
        let fleet = Fleet(
            records: zip(["1", "2", "3", "4"], ["1", "2", "1", "1"] as [Character]).map {
                sample("a", night: Text($0), id: Text($0), sources: [image("alpine:3", pin: $1)])
            }
        )
        let source = image("alpine:3", pin: "1")
        let series = fleet.images[0].series[0]
        #expect(fleet.since(try #require(source.pin), of: source.identity, in: series) == 2)
    }

    @Test func `frontends are counted once, also where only an attribute names them`() {
        let name: Text = "docker.io/docker/dockerfile:1"
        let named = provenance { $0.frontend = Frontend(name: "dockerfile", image: name) }
            .changed { $0.id = "1" }
        let listed = named.changed {
            $0.id = "2"
            $0.sources = [
                Source(
                    kind: .dockerImage,
                    identity: Text("docker-image://" + name.string),
                    state: .unpinned,
                    role: .frontend
                )
            ]
        }
        let other = named.changed {
            $0.id = "3"
            $0.frontend = Frontend(name: "dockerfile", image: "docker.io/docker/dockerfile:1.7")
        }
        let bare = provenance { $0.id = "4" }
        func count(_ records: [Record]) -> Int {
            FleetFigures(Fleet(records: records), diagnostics: []).frontends
        }
        #expect(count([named]) == 1)
        #expect(count([named, listed]) == 1)
        #expect(count([named, listed, other]) == 2)
        #expect(count([bare]) == 0)
    }

    @Test func `frontends and scanners are no counted sources`() {
        let fleet = Fleet(records: [
            sample(
                "a",
                night: "1",
                id: "a1",
                sources: [
                    image("alpine:3", pin: "1"),
                    image("dockerfile:1", pin: "2", role: .frontend),
                    image("scanner:1", pin: "3", role: .scanner),
                    image("busybox:1", pin: nil),
                ]
            )
        ])
        let figures = FleetFigures(fleet, diagnostics: [])
        #expect(figures.sources == 2)
        #expect(figures.frontends == 1)
        #expect(figures.pins == 1)
    }
}
