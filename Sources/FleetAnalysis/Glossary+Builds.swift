extension Glossary {
    static let buildTerms: [Term] = [
        Term(
            "record",
            .builds,
            "What the input says about one platform of one build. Several files about the same build "
                + "are joined into one record. Records are what pindrift counts, compares and keeps."
        ),
        Term(
            "image",
            .builds,
            "A repository without its tag, such as docker.io/library/app. Where a build has no image "
                + "name, its bake target stands for it, and where it has no target either, the path "
                + "of its file without the part that named the night."
        ),
        Term(
            "series",
            .builds,
            "One image on one platform over time. Builds are compared within a series only. Two bake "
                + "targets that push to the same repository are two series."
        ),
        Term(
            "platform",
            .builds,
            "The operating system, processor and variant that an image runs on, such as linux/arm/v7. "
                + "Different spellings are folded into one. It is `unknown` where no file says it."
        ),
        Term(
            "night",
            .builds,
            "The label that groups the builds of one run. It is what --night-pattern captures in the "
                + "path, else the date in the path, else the UTC date of the build. The page says "
                + "which of them it was."
        ),
        Term(
            "undated",
            .builds,
            "A record that nothing gives a night. It is shown, but never compared with another."
        ),
        Term(
            "counted record",
            .builds,
            "The record that stands for its series in a night: the last successful one whose sources "
                + "are known."
        ),
        Term(
            "attempt",
            .builds,
            "A record of a night that is not the counted one: an earlier try, a failed build, or one "
                + "that recorded no sources."
        ),
        Term(
            "neighbour",
            .builds,
            also: ["neighbor"],
            "The counted record of the nearest earlier night of the same series. A night without a "
                + "build is a gap, and the record after it is compared across the gap."
        ),
        Term(
            "output",
            .builds,
            "A digest of what a build made. The digest of a platform's manifest is the best evidence, "
                + "then that of its config; of a local export it is that of the names and digests of "
                + "its files. An index digest is weak: equal ones prove that two "
                + "outputs agree, different ones prove nothing, since they change with every build."
        ),
        Term(
            "inputs fingerprint",
            .builds,
            also: ["fingerprint"],
            "One hash over everything that went into a build and can change its result: the frontend, "
                + "the shown attributes, every source with its pin, the epoch and the platform. Two "
                + "builds with the same fingerprint were made from the same things."
        ),
        Term(
            "complete inputs",
            .builds,
            also: ["complete"],
            "The record tells all that went into the build: sources and attributes are known, every "
                + "source has a pin, nothing is hidden, and no local folder or secret took part. Only "
                + "such builds can prove that something does not reproduce."
        ),
        Term(
            "provenance",
            .builds,
            "BuildKit's statement of how an image was built, in SLSA format 0.2 or 1. In mode max it "
                + "also holds build arguments and the state of the work tree."
        ),
        Term(
            "build info",
            .builds,
            also: ["buildinfo"],
            "The record that BuildKit versions before 0.12 wrote: frontend, attributes and sources "
                + "with their pins. Later versions write provenance instead."
        ),
    ]
}
