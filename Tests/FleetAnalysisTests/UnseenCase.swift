import BuildModel
import FleetAnalysis
import Testing

/// Two builds whose fingerprints differ, and what is said of the second one.
struct UnseenCase: Sendable, CustomTestStringConvertible {
    typealias Edit = @Sendable (inout Record) -> Void
    let testDescription: String
    let old: Edit
    let new: Edit
    /// Nothing where a change is named: then the inputs changed.
    var doubts: [Doubt] = []
    var inputsSince = 1

    private var isNamed: Bool { doubts.isEmpty }
    var differing: Verdict { isNamed ? .drifted : .inconclusive }
    var agreeing: Verdict { isNamed ? .absorbed : .reproduced }

    static let all = [
        UnseenCase(
            testDescription: "the frontend's pin became known",
            old: { $0.frontend?.image = "docker.io/docker/dockerfile:1" },
            new: frontend("1"),
            doubts: [.unpinnedFrontend, .secretsUnknown]
        ),
        UnseenCase(
            testDescription: "the frontend's pin is known no more",
            old: frontend("1"),
            new: { $0.frontend?.image = "docker.io/docker/dockerfile:1" },
            doubts: [.unpinnedFrontend, .secretsUnknown]
        ),
        UnseenCase(testDescription: "the frontend moved", old: frontend("1"), new: frontend("2")),
        UnseenCase(
            testDescription: "a git tag across BuildKit versions",
            old: { $0.sources = [git("o/r#v1.2", commit: "a")] },
            new: {
                $0.sources = [git("o/r#v1.2", commit: "b")]
                $0.compatibilityVersion = 30
            },
            doubts: [.sourceNotComparable, .secretsUnknown, .formatChanged]
        ),
        UnseenCase(
            testDescription: "a git branch across BuildKit versions",
            old: { $0.sources = [git("o/r#main", commit: "a")] },
            new: {
                $0.sources = [git("o/r#main", commit: "b")]
                $0.compatibilityVersion = 30
            }
        ),
        UnseenCase(
            testDescription: "another behaviour of BuildKit",
            old: { $0.compatibilityVersion = 20 },
            new: { $0.compatibilityVersion = 30 },
            doubts: [.secretsUnknown, .formatChanged],
            inputsSince: 0
        ),
        UnseenCase(
            testDescription: "another behaviour of BuildKit and an argument",
            old: { $0.compatibilityVersion = 20 },
            new: {
                $0.compatibilityVersion = 30
                $0.attributes = [Attribute(key: "build-arg:V", value: "2")]
            }
        ),
        UnseenCase(
            testDescription: "a target in the mode min",
            old: minimal("target", "prod"),
            new: minimal("target", "debug")
        ),
        UnseenCase(
            testDescription: "a label, which the mode min leaves out",
            old: minimal("target", "prod"),
            new: {
                minimal("target", "prod")(&$0)
                $0.attributes.append(Attribute(key: "label:vendor", value: "a"))
            },
            doubts: [.attributesUnknown]
        ),
        UnseenCase(
            testDescription: "nothing that a record tells",
            old: { _ in },
            new: { $0.frontend = nil },
            doubts: [.secretsUnknown, .partlyTold]
        ),
    ]

    private static func frontend(_ pin: Character) -> Edit {
        {
            $0.frontend?.image = "docker.io/docker/dockerfile:1"
            $0.frontend?.pin = Pin(digest(pin).string, of: .dockerImage)
        }
    }

    private static func minimal(_ key: Text, _ value: Text) -> Edit {
        {
            $0.mode = .min
            $0.attributesKnown = false
            $0.attributes = [Attribute(key: key, value: value)]
        }
    }
}
