extension Glossary {
    static let timeTerms: [Term] = [
        Term(
            "time",
            .times,
            "When a build ran, in UTC. The best of these is taken: the build's own start, the time in "
                + "the image's descriptor, its creation label, its config, a date in the path, the "
                + "time of the file."
        ),
        Term(
            "confidence",
            .times,
            "How far a time can be trusted: exact, good, day or weak."
        ),
        Term(
            "exact",
            .times,
            "The builder wrote the time down when the build started."
        ),
        Term(
            "good",
            .times,
            "The time was written into the image, and no fixed epoch was set for the build."
        ),
        Term(
            "day",
            .times,
            "The time is a date in the path of the file."
        ),
        Term(
            "weak",
            .times,
            "The time is the build's fixed epoch or the time of the file, which a copy changes. It "
                + "orders records only where nothing better is known. A weak digest is a matter of "
                + "outputs: see `output`."
        ),
        Term(
            "epoch",
            .times,
            also: ["SOURCE_DATE_EPOCH"],
            "A fixed time that a build uses in place of the clock, so that its output can be made "
                + "again."
        ),
    ]

    static let publishingTerms: [Term] = [
        Term(
            "redaction",
            .publishing,
            also: ["redacted", "hidden"],
            "A value is shown only if its name does not look like a secret and it is a plain word, "
                + "number, version, path or address. Every other value is replaced by REDACTED before "
                + "it is stored anywhere. Whether it changed is not tracked."
        ),
        Term(
            "diagnostic",
            .publishing,
            also: ["problem"],
            "Something in an input that could not be used as it is: where it is, what was found, what "
                + "was expected and what to do next. It never quotes the value. The rest of the input "
                + "is published all the same."
        ),
        Term(
            "note",
            .publishing,
            "A diagnostic that needs no action; it is not counted as a problem."
        ),
        Term(
            "warning",
            .publishing,
            "A diagnostic about a value that was left out or read with a guess."
        ),
        Term(
            "error",
            .publishing,
            "A diagnostic about a file or a build that could not be used at all."
        ),
        Term(
            "slug",
            .publishing,
            "The name of a page's file: a readable part, and ten hex digits of the hash of the full "
                + "name. It depends on nothing else, so links to a page last."
        ),
        Term(
            "twin",
            .publishing,
            "The same page as Markdown or JSON, beside the HTML file and under the same name."
        ),
        Term(
            "source policy",
            .publishing,
            "A file that tells BuildKit to use exactly the recorded pins, so that a build can be made "
                + "again from the same things."
        ),
    ]
}
