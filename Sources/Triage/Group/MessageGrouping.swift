/// Brings messages of one meaning together, whatever the order in which they come.
///
/// The product's own key of a message is the first judge, where one is known. Else its template
/// decides, and what that leaves in doubt is mined from all messages.
///
/// This is Drain turned round. Drain's tree is filled in the order of the messages, and it opens a
/// place as soon as two of them differ there, so that `activate` falls together with `deactivate`;
/// here a word stays a word, and the path in the tree is the whole rest of the message.
package struct MessageGrouping: Sendable {
  /// The number of each message's template.
  private var numbers: [LogText: Int] = [:]
  private let groups: [LogText]

  /// Looks at all messages that are to be grouped; those with a key may be left out.
  package init(_ messages: some Sequence<LogText>) {
    var templates: [MinedTemplate] = []
    var known: [MinedTemplate: Int] = [:]
    for message in messages where numbers[message] == nil {
      let template = MinedTemplate(of: message)
      let number = known[template] ?? templates.count
      if number == templates.count {
        known[template] = number
        templates.append(template)
      }
      numbers[message] = number
    }
    groups = TemplateMiner(templates, of: numbers).groups
  }

  /// The name of the group that a message is of.
  package func name(of message: LogText, key: String? = nil) -> GroupName {
    if let key { return .key(key) }
    return .template(numbers[message].map { groups[$0] } ?? MinedTemplate(of: message).text)
  }
}
