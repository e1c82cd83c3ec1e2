import Testing
import Triage

@Suite struct TimestampTests {
  @Test(
    "moments are read as consoles write them",
    arguments: [
      ("2019-08-01 12:00:00.123456789+0000 run_suite.sh", "2019-08-01T12:00:00Z", 123),
      ("2021-03-16 20:53:53+0200,397 INFO", "2021-03-16T20:53:53+02:00", 397),
      ("2019-08-01T12:00:57.1Z]", "2019-08-01T12:00:57Z", 100),
      ("2019-07-30 23:10:02,5-04", "2019-07-30T23:10:02-04:00", 500),
      ("2019-07-30 23:10:02+05:30", "2019-07-30T23:10:02+05:30", 0),
      ("2019-07-30 23:10:02", "2019-07-30T23:10:02", 0),
      ("2019-07-30 23:10:02,99999999999999999999999", "2019-07-30T23:10:02", 999),
      ("2019-13-30 23:10:02", nil, 0), ("2019-07-30 24:10:02", nil, 0), ("2019-07-30", nil, 0),
      ("", nil, 0),
    ])
  func scan(_ text: String, _ iso: String?, _ millisecond: Int) {
    let time = Timestamp.scan(Array(text.utf8)[...])?.time
    #expect(time?.iso8601 == iso)
    #expect(time?.millisecond ?? 0 == millisecond)
  }

  @Test(
    "results and build.json hold a moment and nothing else",
    arguments: [
      ("2019-07-30T23:10:02.123456-04:00", "2019-07-30T23:10:02-04:00"),
      ("2019-07-30T23:10:02", "2019-07-30T23:10:02"),
      ("2019-07-30T23:10:02Z", "2019-07-30T23:10:02Z"),
      ("2019-07-30T23:10:02 or so", nil), ("2019-07-30T23:10:02-99:00", nil), ("now", nil),
      ("", nil),
    ])
  func iso(_ text: String, _ iso: String?) {
    #expect(Timestamp(iso: text)?.iso8601 == iso)
  }

  @Test(
    "dates are read as `date` and mails write them",
    arguments: [
      ("Thu Aug  1 22:05:12 UTC 2019", "2019-08-01T22:05:12Z"),
      ("Tue Jul 30 19:00:01 EDT 2019 Running", "2019-07-30T19:00:01-04:00"),
      ("Thu, 1 Aug 2019 22:05:12 +0300", "2019-08-01T22:05:12+03:00"),
      ("Aug 1 22:05:12 2019", "2019-08-01T22:05:12"), ("Aug 32 22:05:12 2019", nil),
      ("Aug 1 2019", nil), ("May be", nil), ("", nil),
    ])
  func date(_ text: String, _ iso: String?) {
    #expect(Timestamp.scanDate(Array(text.utf8)[...])?.iso8601 == iso)
  }

  @Test func `moments are comparable over zones`() {
    #expect(Timestamp(year: 1970, month: 1, day: 1).milliseconds == 0)
    #expect(
      Timestamp(year: 2019, month: 7, day: 30, hour: 20, zone: -240).milliseconds
        == Timestamp(year: 2019, month: 7, day: 31, zone: 0).milliseconds)
    #expect(Timestamp(year: 2000, month: 3, day: 1).milliseconds == 951_868_800_000)
    #expect(Timestamp(year: 0, month: 1, day: 1).milliseconds == -62_167_219_200_000)
  }
}
