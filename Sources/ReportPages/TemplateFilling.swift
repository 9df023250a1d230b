import CommonMark
import Mustache

/// One rendering of one template: hands Mustache a stand-in where it asks for a value.
final class TemplateFilling {
    let file: String
    private(set) var standIns = StandIns()
    /// The first thing that went wrong; Mustache has no way to stop.
    private var problem: String?

    init(file: String) {
        self.file = file
    }

    /// The template's text with its sections decided and a stand-in for every value.
    func text(_ values: TemplateValues, from templates: TemplateSet) throws(TemplateError) -> String
    {
        let root = FillingObject(values: values, path: "", filling: self)
        let text = templates.library.render(root, withTemplate: file)
        if let problem { throw TemplateError(file: file, problem: problem) }
        guard let text else { throw TemplateError(file: file, problem: "is no template") }
        return text
    }

    func note(_ problem: String) {
        if self.problem == nil { self.problem = problem }
    }

    func standIn(for value: StandIns.Value, named name: String) -> String {
        guard let scalar = standIns.add(value, named: name) else {
            note("holds more values than there are private-use characters")
            return ""
        }
        return String(scalar)
    }
}

/// Named values as Mustache asks for them, without a mirror.
struct FillingObject: MustacheParent {
    let values: TemplateValues
    /// What stands before the names of the values: nothing at the root, `items.0.` in a list.
    let path: String
    let filling: TemplateFilling

    func child(named name: String) -> Any? {
        switch values[name] {
        case .flag(let isOn)?: return isOn
        case .list(let items)?:
            return FillingList(path: path + name, items: items, filling: filling)
        case let value?: return FillingValue(path: path + name, value: value, filling: filling)
        case nil:
            // The root is asked last.
            if path.utf8.isEmpty { filling.note("`{{\(name)}}` was given no value") }
            return nil
        }
    }
}

/// One value; it takes its stand-in when it is printed, and not when a section asks for it.
struct FillingValue: MustacheParent, MustacheCustomRenderable {
    let path: String
    let value: TemplateValue
    let filling: TemplateFilling

    func child(named: String) -> Any? { nil }

    var isNull: Bool { value.isEmpty }

    var renderText: String {
        switch value {
        case .text(let text): filling.standIn(for: .text(text), named: path)
        case .inlines(let content): filling.standIn(for: .inlines(content), named: path)
        case .blocks(let blocks): filling.standIn(for: .blocks(blocks), named: path)
        case .destination(let link): filling.standIn(for: .destination(link), named: path)
        case .flag, .list: ""
        }
    }
}

/// A section's items.
struct FillingList: MustacheSequence, IteratorProtocol, MustacheParent, MustacheCustomRenderable {
    let path: String
    let items: [TemplateValues]
    let filling: TemplateFilling
    private var index = 0

    init(path: String, items: [TemplateValues], filling: TemplateFilling) {
        self.path = path
        self.items = items
        self.filling = filling
    }

    mutating func next() -> FillingObject? {
        guard index < items.count else { return nil }
        defer { index += 1 }
        return FillingObject(values: items[index], path: "\(path).\(index).", filling: filling)
    }

    func child(named: String) -> Any? { nil }

    var isNull: Bool { items.isEmpty }

    var renderText: String {
        filling.note("`{{\(path)}}` is a list; it stands in a section")
        return ""
    }
}
