/// Makes texts of several lines out of samples, spoilt here and there.
struct RandomText {
  private var random: SeededRandom

  init(seed: UInt64) {
    random = SeededRandom(seed: seed)
  }

  /// A text in which the samples come, whole or spoilt, between noise.
  mutating func text(around samples: [[UInt8]]) -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0...random.below(5) {
      for _ in 0..<random.below(4) {
        switch random.below(4) {
        case 0: text += noise()
        default: text += spoilt(random.pick(samples))
        }
      }
      if random.onceIn(100) { text += longFiller(random.pick(samples)) }
      text += random.pick([
        [0x0A], [0x0A], [0x0A], [0x0D, 0x0A], [0x0D, 0x0D, 0x0A], [0x0A, 0x0A],
      ])
    }
    if random.onceIn(3) { text += spoilt(random.pick(samples)) }
    if random.onceIn(12) { text.append(0x0D) }
    return text
  }

  private mutating func noise() -> [UInt8] {
    random.pick(
      [
        Array("2024-03-01 12:00:57,123 INFO [main] ".utf8), Array("Kicks".utf8),
        Array("\u{212A}ey \u{17F}top".utf8), [0xFF, 0xFE], [0xC3], [0xE2, 0x84],
        [0x80, 0x80, 0x80, 0x80],
        Array("רשת".utf8), [0x20], [0x09], Array("aaaaaaaaaaaaaaaa".utf8), [0x00], Array("no".utf8),
        Array("yes".utf8), [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      ])
  }

  /// Text that makes a line longer than one window.
  private mutating func longFiller(_ sample: [UInt8]) -> [UInt8] {
    let unit = random.onceIn(2) ? noise() : sample
    guard !unit.isEmpty else { return [] }
    let count = 1900 + random.below(1500)
    return (0..<count / unit.count).flatMap { _ in unit } + spoilt(sample)
  }

  private mutating func spoilt(_ sample: [UInt8]) -> [UInt8] {
    var sample = sample
    guard !sample.isEmpty, random.onceIn(3) else { return sample }
    let place = random.below(sample.count)
    switch random.below(5) {
    case 0: sample.remove(at: place)
    case 1: sample.insert(random.pick([0x20, 0x6B, 0xFF, 0x0D, 0x0A]), at: place)
    case 2: sample[place] ^= 0x20
    case 3: sample = Array(sample[..<place])
    default: sample[place] = UInt8.random(in: 0...255, using: &random)
    }
    return sample
  }
}
