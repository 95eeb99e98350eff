// SPDX-License-Identifier: GPL-3.0-or-later
//
// Notes what a program does to the files below $POWER_CUT_FOLDER, in the order in which it does it, in the file
// $POWER_CUT_LOG. What a disk would still hold after a power cut at any point of that log is worked out by
// whoever reads it (disk-after-cut.ts). No sync reaches the real disk: the log is what counts.
//
// The page at $POWER_CUT_FAULTS is shared with the test, which orders faults by it while the program runs.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPENED = 1, WROTE, CUT_SHORT, SYNCED, NOT_SYNCED, RENAMED, REMOVED };
enum { IS_NEW = 1, IS_EMPTIED = 2, IS_FOLDER = 4 };
enum { MOST_FILES = 4096, LONGEST_PATH = 1024 };

typedef struct {
  uint32_t kind, file;
  int64_t place;
  uint32_t bytes, unused;
} record;

// Counted down to zero by each write or sync; below zero nothing is ordered. A write fails until the order is
// taken back, as on a full disk; a sync fails once, as when the kernel tells of a lost page.
typedef struct {
  volatile int64_t writes_until_full, syncs_until_error, refused_writes, failed_syncs;
} faults;

typedef struct {
  int is_ours;
  dev_t device;
  ino_t number;
} tracked;

static tracked files[MOST_FILES];
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char folder[LONGEST_PATH];
static size_t folder_length;
static int log_file = -1;
static faults none = {-1, -1, 0, 0};
static faults *ordered = &none;

static int (*real_open)(const char *, int, ...);
static int (*real_openat)(int, const char *, int, ...);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_writev)(int, const struct iovec *, int);
static ssize_t (*real_pwritev)(int, const struct iovec *, int, off_t);
static int (*real_ftruncate)(int, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_rename)(const char *, const char *);
static int (*real_unlink)(const char *);
static int (*real_unlinkat)(int, const char *, int);
static int (*real_remove)(const char *);

static void find_real(void) {
  real_open = dlsym(RTLD_NEXT, "open64");
  real_openat = dlsym(RTLD_NEXT, "openat64");
  real_write = dlsym(RTLD_NEXT, "write");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_writev = dlsym(RTLD_NEXT, "writev");
  real_pwritev = dlsym(RTLD_NEXT, "pwritev64");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_rename = dlsym(RTLD_NEXT, "rename");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  real_unlinkat = dlsym(RTLD_NEXT, "unlinkat");
  real_remove = dlsym(RTLD_NEXT, "remove");
}

// Other libraries may open files before our turn to begin has come.
static void begin(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, find_real);
}

__attribute__((constructor)) static void start(void) {
  begin();
  const char *below = getenv("POWER_CUT_FOLDER"), *log = getenv("POWER_CUT_LOG"), *shared = getenv("POWER_CUT_FAULTS");
  if (below == NULL || log == NULL) return;
  snprintf(folder, sizeof folder, "%s/", below);
  log_file = real_open(log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  int fd = shared == NULL ? -1 : real_open(shared, O_RDWR | O_CLOEXEC);
  void *page = fd < 0 ? MAP_FAILED : mmap(NULL, sizeof(faults), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (page != MAP_FAILED) ordered = page;
  if (log_file >= 0) folder_length = strlen(folder);
  // What this program starts is not looked at: only one program may write the log.
  unsetenv("LD_PRELOAD");
}

// The index of a log is memory shared between processes, made anew after a cut.
static int is_below(const char *path) {
  if (folder_length == 0 || path[0] != '/') return 0;
  if (strncmp(path, folder, folder_length - 1) != 0) return 0;
  if (path[folder_length - 1] != '/' && path[folder_length - 1] != '\0') return 0;
  size_t length = strlen(path);
  return length < LONGEST_PATH && (length < 4 || strcmp(path + length - 4, "-shm") != 0);
}

static const char *whole_path(int at, const char *path, char *buffer) {
  if (at == AT_FDCWD || path[0] == '/') return path;
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", at);
  ssize_t length = readlink(link, buffer, LONGEST_PATH - 1);
  if (length < 0 || length + strlen(path) + 2 > LONGEST_PATH) return path;
  buffer[length] = '/';
  strcpy(buffer + length + 1, path);
  return buffer;
}

static void note(uint32_t kind, int file, int64_t place, const void *bytes, size_t length) {
  record head = {kind, (uint32_t)file, place, (uint32_t)length, 0};
  struct iovec parts[2] = {{&head, sizeof head}, {(void *)bytes, length}};
  // A log that cannot be kept would make every finding worthless.
  if (real_writev(log_file, parts, length > 0 ? 2 : 1) != (ssize_t)(sizeof head + length)) abort();
}

// libuv closes files past us, so a number may stand for another file by now.
static int is_ours(int file) {
  struct stat now;
  if (file < 0 || file >= MOST_FILES || !files[file].is_ours) return 0;
  if (fstat(file, &now) == 0 && now.st_dev == files[file].device && now.st_ino == files[file].number) return 1;
  files[file].is_ours = 0;
  return 0;
}

static int track(int file, const char *path, int64_t how) {
  struct stat now;
  if (file < 0 || file >= MOST_FILES) return file;
  files[file].is_ours = 0;
  if (!is_below(path) || fstat(file, &now) != 0) return file;
  if (!S_ISREG(now.st_mode) && !S_ISDIR(now.st_mode)) return file;
  files[file] = (tracked){1, now.st_dev, now.st_ino};
  note(OPENED, file, how | (S_ISDIR(now.st_mode) ? IS_FOLDER : 0), path, strlen(path));
  return file;
}

static int open_at(int at, const char *given, int flags, mode_t mode) {
  char buffer[LONGEST_PATH];
  begin();
  const char *path = whole_path(at, given, buffer);
  if (!is_below(path)) return track(real_openat(at, given, flags, mode), path, 0);
  pthread_mutex_lock(&turn);
  int64_t how = (flags & O_CREAT) && access(path, F_OK) != 0 ? IS_NEW : 0;
  int file = track(real_openat(at, given, flags, mode), path, how | (flags & O_TRUNC ? IS_EMPTIED : 0));
  pthread_mutex_unlock(&turn);
  return file;
}

#define READ_MODE(flags)                                       \
  mode_t mode = 0;                                             \
  if ((flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE) { \
    va_list given;                                             \
    va_start(given, flags);                                    \
    mode = va_arg(given, mode_t);                              \
    va_end(given);                                             \
  }

int open(const char *path, int flags, ...) {
  READ_MODE(flags)
  return open_at(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  READ_MODE(flags)
  return open_at(AT_FDCWD, path, flags, mode);
}

int openat(int at, const char *path, int flags, ...) {
  READ_MODE(flags)
  return open_at(at, path, flags, mode);
}

int openat64(int at, const char *path, int flags, ...) {
  READ_MODE(flags)
  return open_at(at, path, flags, mode);
}

static int is_full(void) {
  if (ordered->writes_until_full < 0) return 0;
  if (ordered->writes_until_full > 0) {
    ordered->writes_until_full--;
    return 0;
  }
  ordered->refused_writes++;
  return 1;
}

static ssize_t write_parts(int file, const struct iovec *parts, int count, off_t place) {
  begin();
  if (!is_ours(file)) return place < 0 ? real_writev(file, parts, count) : real_pwritev(file, parts, count, place);
  pthread_mutex_lock(&turn);
  if (is_full()) {
    pthread_mutex_unlock(&turn);
    errno = ENOSPC;
    return -1;
  }
  ssize_t written = place < 0 ? real_writev(file, parts, count) : real_pwritev(file, parts, count, place);
  off_t at = place < 0 ? lseek(file, 0, SEEK_CUR) - written : place;
  for (int part = 0, left = (int)written; part < count && left > 0; part++) {
    size_t length = parts[part].iov_len < (size_t)left ? parts[part].iov_len : (size_t)left;
    if (length > 0) note(WROTE, file, at, parts[part].iov_base, length);
    at += length;
    left -= length;
  }
  pthread_mutex_unlock(&turn);
  return written;
}

ssize_t write(int file, const void *bytes, size_t length) {
  begin();
  if (!is_ours(file)) return real_write(file, bytes, length);
  struct iovec part = {(void *)bytes, length};
  return write_parts(file, &part, 1, -1);
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t place) {
  begin();
  if (!is_ours(file)) return real_pwrite(file, bytes, length, place);
  struct iovec part = {(void *)bytes, length};
  return write_parts(file, &part, 1, place);
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off_t place) { return pwrite(file, bytes, length, place); }

ssize_t writev(int file, const struct iovec *parts, int count) { return write_parts(file, parts, count, -1); }

ssize_t pwritev(int file, const struct iovec *parts, int count, off_t place) {
  return write_parts(file, parts, count, place);
}

ssize_t pwritev64(int file, const struct iovec *parts, int count, off_t place) {
  return write_parts(file, parts, count, place);
}

int ftruncate(int file, off_t length) {
  begin();
  if (!is_ours(file)) return real_ftruncate(file, length);
  pthread_mutex_lock(&turn);
  int outcome = real_ftruncate(file, length);
  if (outcome == 0) note(CUT_SHORT, file, length, NULL, 0);
  pthread_mutex_unlock(&turn);
  return outcome;
}

int ftruncate64(int file, off_t length) { return ftruncate(file, length); }

static int fails_to_sync(void) {
  if (ordered->syncs_until_error < 0) return 0;
  if (ordered->syncs_until_error-- > 0) return 0;
  ordered->failed_syncs++;
  return 1;
}

static int sync_file(int file, int (*real)(int)) {
  if (!is_ours(file)) return real(file);
  pthread_mutex_lock(&turn);
  int fails = fails_to_sync();
  note(fails ? NOT_SYNCED : SYNCED, file, 0, NULL, 0);
  pthread_mutex_unlock(&turn);
  if (fails) errno = EIO;
  return fails ? -1 : 0;
}

int fsync(int file) {
  begin();
  return sync_file(file, real_fsync);
}

int fdatasync(int file) {
  begin();
  return sync_file(file, real_fdatasync);
}

int rename(const char *from, const char *to) {
  begin();
  if (!is_below(from) && !is_below(to)) return real_rename(from, to);
  char both[2 * LONGEST_PATH + 2];
  pthread_mutex_lock(&turn);
  int outcome = real_rename(from, to);
  int length = snprintf(both, sizeof both, "%s\n%s", from, to);
  if (outcome == 0) note(RENAMED, -1, 0, both, (size_t)length);
  pthread_mutex_unlock(&turn);
  return outcome;
}

static int note_removed(int outcome, const char *path) {
  if (outcome == 0) note(REMOVED, -1, 0, path, strlen(path));
  pthread_mutex_unlock(&turn);
  return outcome;
}

int unlink(const char *path) {
  begin();
  if (!is_below(path)) return real_unlink(path);
  pthread_mutex_lock(&turn);
  return note_removed(real_unlink(path), path);
}

int remove(const char *path) {
  begin();
  if (!is_below(path)) return real_remove(path);
  pthread_mutex_lock(&turn);
  return note_removed(real_remove(path), path);
}

int unlinkat(int at, const char *given, int flags) {
  char buffer[LONGEST_PATH];
  begin();
  const char *path = whole_path(at, given, buffer);
  if (!is_below(path)) return real_unlinkat(at, given, flags);
  pthread_mutex_lock(&turn);
  return note_removed(real_unlinkat(at, given, flags), path);
}
