// re2_set PATTERNS LOG: RE2's set of patterns, asked line by line.
#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <vector>

#include "scan.h"

int main(int argc, char **argv) {
  if (argc != 3) return 64;
  patterns patterns = read_patterns(argv[1]);
  RE2::Options options;
  // Bytes instead of characters is the faster encoding, as with --no-unicode of ripgrep.
  options.set_encoding(RE2::Options::EncodingLatin1);
  // With its default of 8 MiB the set gives up on lines.
  options.set_max_mem(int64_t(512) << 20);
  RE2::Set set(options, RE2::UNANCHORED);
  for (size_t i = 0; i < patterns.count; i++) {
    std::string error;
    if (set.Add(re2::StringPiece(patterns.text[i], patterns.length[i]), &error) < 0) {
      fprintf(stderr, "pattern %zu: %s\n", i, error.c_str());
      return 2;
    }
  }
  if (!set.Compile()) {
    fprintf(stderr, "the set is too large for RE2\n");
    return 2;
  }
  bytes log = map_log(argv[2]);
  const char *end = log.start + log.size;
  std::vector<int> ids;
  size_t number = 0;
  for (const char *line = log.start; line < end;) {
    const char *stop = line_end(line, end);
    number++;
    RE2::Set::ErrorInfo error;
    if (set.Match(re2::StringPiece(line, size_t(stop - line)), &ids, &error)) {
      std::sort(ids.begin(), ids.end());
      for (int id : ids) found(number, size_t(id));
    } else if (error.kind != RE2::Set::kNoError) {
      fprintf(stderr, "line %zu: RE2 gave up\n", number);
      return 2;
    }
    line = stop + 1;
  }
}
