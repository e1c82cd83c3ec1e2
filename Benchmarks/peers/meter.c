/* meter FIGURES SECONDS COMMAND...: runs a command and writes what it took into a file.
 *
 * The file gets one line: wall seconds, processor seconds, peak KiB, exit status (124: took longer than
 * it may, and was ended). The runner does not do it itself because a child's peak includes
 * what its parent had when it was forked, and a Python is larger than what is measured. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static pid_t child;
static volatile sig_atomic_t is_late;

static void stop(int signal) {
  (void)signal;
  is_late = 1;
  kill(-child, SIGKILL);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double seconds(struct timeval time) { return (double)time.tv_sec + (double)time.tv_usec / 1e6; }

int main(int argc, char **argv) {
  if (argc < 4) return 64;
  int status = 0;
  struct rusage usage;
  signal(SIGALRM, stop);
  double begin = now();
  child = fork();
  if (child == 0) {
    /* A group of its own, so that a whole pipeline can be ended. */
    setpgid(0, 0);
    execvp(argv[3], argv + 3);
    perror(argv[3]);
    _exit(127);
  }
  alarm((unsigned)atoi(argv[2]));
  while (wait4(child, &status, 0, &usage) < 0) continue;
  double wall = now() - begin;
  int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  FILE *file = fopen(argv[1], "w");
  if (!file) return 2;
  fprintf(file, "%.4f %.4f %ld %d\n", wall, seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss, is_late ? 124 : code);
  return fclose(file) ? 2 : 0;
}
