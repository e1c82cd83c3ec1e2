/* What every searching program here does in the same way: patterns, the log, lines, findings. */
#ifndef SCAN_H
#define SCAN_H
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct patterns {
  char **text;
  size_t *length;
  size_t count;
};

struct bytes {
  const char *start;
  size_t size;
};

static inline void die(const char *what) {
  perror(what);
  exit(2);
}

/* Reads a file of patterns, one a line. */
static inline struct patterns read_patterns(const char *path) {
  struct patterns all = {0, 0, 0};
  FILE *file = fopen(path, "r");
  if (!file) die(path);
  char *line = 0;
  size_t room = 0;
  ssize_t length;
  while ((length = getline(&line, &room, file)) > 0) {
    if (line[length - 1] == '\n') line[--length] = 0;
    all.text = (char **)realloc(all.text, (all.count + 1) * sizeof *all.text);
    all.length = (size_t *)realloc(all.length, (all.count + 1) * sizeof *all.length);
    all.text[all.count] = strdup(line);
    all.length[all.count++] = (size_t)length;
  }
  free(line);
  fclose(file);
  return all;
}

/* Maps a log: the fastest way for the peers, whose inputs here never shrink meanwhile. */
static inline struct bytes map_log(const char *path) {
  struct stat status;
  int file = open(path, O_RDONLY);
  if (file < 0 || fstat(file, &status)) die(path);
  struct bytes log = {"", (size_t)status.st_size};
  if (log.size) {
    void *start = mmap(0, log.size, PROT_READ, MAP_PRIVATE, file, 0);
    if (start == MAP_FAILED) die(path);
    madvise(start, log.size, MADV_SEQUENTIAL);
    log.start = (const char *)start;
  }
  close(file);
  return log;
}

/* The end of the line at a place: its line break, or the end of the log. */
static inline const char *line_end(const char *start, const char *end) {
  const char *found = (const char *)memchr(start, '\n', (size_t)(end - start));
  return found ? found : end;
}

/* Lines count from 1, patterns from 0. */
static inline void found(size_t line, size_t pattern) { printf("%zu\t%zu\n", line, pattern); }
#endif
