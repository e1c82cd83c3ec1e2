/* hyperscan line|block PATTERNS LOG: Hyperscan, line by line or in blocks of about 1 MiB.
 *
 * In a block a pattern could match across a line break, so its classes are narrowed: [^x] becomes
 * [^x\n], \s and the like become classes without \n. A pattern is told once a line. */
#include <hs.h>

#include "scan.h"

enum { block_size = 1 << 20 };

static size_t line_number;
static const char *counted; /* line_number is that of this place of the block */
static const char *block_start;
static size_t *last_line; /* of each pattern, in which line it was found last */

static int on_line(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
  (void)from, (void)to, (void)flags, (void)context;
  found(line_number, id);
  return 0;
}

static size_t line_breaks(const char *start, const char *end) {
  size_t count = 0;
  for (; start < end; start++) count += *start == '\n';
  return count;
}

static int on_block(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
  (void)from, (void)flags, (void)context;
  line_number += line_breaks(counted, block_start + to);
  counted = block_start + to;
  if (last_line[id] != line_number) found(line_number, id);
  last_line[id] = line_number;
  return 0;
}

/* What an escape becomes outside of a class; null where it stays as it is. */
static const char *narrowed_escape(char letter) {
  switch (letter) {
    case 's': return "[^\\S\\n]";
    case 'D': return "[^\\d\\n]";
    case 'W': return "[^\\w\\n]";
    default: return 0;
  }
}

static char *narrowed(const char *pattern) {
  char *text = malloc(strlen(pattern) * 6 + 1), *next = text;
  int in_class = 0;
  while (*pattern) {
    if (*pattern == '\\' && pattern[1]) {
      const char *narrow = in_class ? 0 : narrowed_escape(pattern[1]);
      if (narrow) next = stpcpy(next, narrow);
      else *next++ = pattern[0], *next++ = pattern[1];
      pattern += 2;
      continue;
    }
    int opens = !in_class && *pattern == '[', closes = in_class && *pattern == ']';
    *next++ = *pattern++;
    in_class = (in_class || opens) && !closes;
    if (!opens) continue;
    if (*pattern == '^') pattern++, next = stpcpy(next, "^\\n");
    if (*pattern == ']') pattern++, next = stpcpy(next, "\\]");
  }
  *next = 0;
  return text;
}

static hs_database_t *compiled(struct patterns patterns, int is_block) {
  unsigned *ids = calloc(patterns.count, sizeof *ids), *flags = calloc(patterns.count, sizeof *flags);
  for (size_t i = 0; i < patterns.count; i++) {
    ids[i] = (unsigned)i;
    flags[i] = is_block ? HS_FLAG_MULTILINE : HS_FLAG_SINGLEMATCH;
    if (is_block) patterns.text[i] = narrowed(patterns.text[i]);
  }
  hs_database_t *database;
  hs_compile_error_t *error;
  if (hs_compile_multi((const char *const *)patterns.text, flags, ids, (unsigned)patterns.count, HS_MODE_BLOCK, 0, &database, &error)) {
    fprintf(stderr, "pattern %d: %s\n", error->expression, error->message);
    exit(2);
  }
  return database;
}

static void scan_lines(hs_database_t *database, hs_scratch_t *scratch, struct bytes log) {
  const char *end = log.start + log.size;
  for (const char *line = log.start; line < end;) {
    const char *stop = line_end(line, end);
    line_number++;
    hs_scan(database, line, (unsigned)(stop - line), 0, scratch, on_line, 0);
    line = stop + 1;
  }
}

static void scan_blocks(hs_database_t *database, hs_scratch_t *scratch, struct bytes log) {
  const char *end = log.start + log.size;
  line_number = 1;
  for (block_start = log.start; block_start < end;) {
    const char *stop = end;
    if (end - block_start > block_size) {
      stop = line_end(block_start + block_size, end);
      if (stop < end) stop++;
    }
    counted = block_start;
    hs_scan(database, block_start, (unsigned)(stop - block_start), 0, scratch, on_block, 0);
    line_number += line_breaks(counted, stop);
    block_start = stop;
  }
}

int main(int argc, char **argv) {
  if (argc != 4) return 64;
  int is_block = !strcmp(argv[1], "block");
  struct patterns patterns = read_patterns(argv[2]);
  hs_database_t *database = compiled(patterns, is_block);
  hs_scratch_t *scratch = 0;
  if (hs_alloc_scratch(database, &scratch)) return 2;
  last_line = calloc(patterns.count, sizeof *last_line);
  struct bytes log = map_log(argv[3]);
  (is_block ? scan_blocks : scan_lines)(database, scratch, log);
  return 0;
}
