/// A template that can not be used, or a page that gives a template what it can not hold.
package struct TemplateError: Error, Hashable, CustomStringConvertible {
    /// The template's file name.
    package let file: String
    /// What is wrong, in words for whoever wrote the template, with the next step where there is one.
    package let problem: String

    package var description: String { file + ": " + problem }
}
