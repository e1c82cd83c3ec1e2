/* pcre2_loop PATTERNS LOG: on every line, one pattern after the other, with PCRE2's machine code.
 *
 * The plain way, and the reference: what it finds is right by definition. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "scan.h"

static pcre2_code *compiled(const char *text, size_t length, size_t number) {
  int error;
  PCRE2_SIZE offset;
  uint32_t options = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF;
  pcre2_code *code = pcre2_compile((PCRE2_SPTR)text, length, options, &error, &offset, 0);
  if (!code) {
    fprintf(stderr, "pattern %zu: error %d at byte %zu\n", number, error, offset);
    exit(2);
  }
  pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
  return code;
}

int main(int argc, char **argv) {
  if (argc != 3) return 64;
  struct patterns patterns = read_patterns(argv[1]);
  pcre2_code **codes = calloc(patterns.count, sizeof *codes);
  for (size_t i = 0; i < patterns.count; i++)
    codes[i] = compiled(patterns.text[i], patterns.length[i], i);
  pcre2_match_data *data = pcre2_match_data_create(64, 0);
  struct bytes log = map_log(argv[2]);
  const char *end = log.start + log.size;
  size_t number = 0;
  for (const char *line = log.start; line < end;) {
    const char *stop = line_end(line, end);
    number++;
    for (size_t i = 0; i < patterns.count; i++)
      if (pcre2_jit_match(codes[i], (PCRE2_SPTR)line, (size_t)(stop - line), 0, 0, data, 0) >= 0)
        found(number, i);
    line = stop + 1;
  }
  return 0;
}
