/// What is wrong with a page template's Markdown or with a place where it puts a value.
package struct TemplateFault: Error, Hashable, CustomStringConvertible {
    /// The line of the rendered template, from 1, where it is known.
    package var line: Int
    /// What was found, in words for whoever wrote the template.
    package var problem: String

    package var description: String { "line \(line) of the filled template: \(problem)" }
}
