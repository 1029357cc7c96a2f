/*
 * Lets one system call on files below a folder fail, as a disk does: the n-th of all processes that share a counter. Loaded before the C library (LD_PRELOAD), it takes the
 * place of the calls that .NET's own native library makes.
 *
 * FAIL_FOLDER   the folder; other paths are left alone
 * FAIL_COUNTER  a file of 8 bytes, shared by host and workers, that counts the calls
 * FAIL_AT       the number of the call that fails, from 1; 0 for none
 * FAIL_ERROR    the errno it fails with
 * FAIL_STAYS    1 where all later calls fail too
 * FAIL_LOG      a file that gets a line for each call: its name and path
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#define MOST_FILES 4096

static char folder[PATH_MAX];
static size_t folder_length;
static long fail_at;
static int fail_error, fail_stays, log_file = -1;
static _Atomic long *counter;
static char watched[MOST_FILES];
static DIR *watched_folder[64];

__attribute__((constructor)) static void begin(void)
{
    const char *name = getenv("FAIL_FOLDER"), *count = getenv("FAIL_COUNTER"), *log = getenv("FAIL_LOG");
    if (!name || !count) return;
    int file = (int)syscall(SYS_openat, AT_FDCWD, count, O_RDWR | O_CLOEXEC, 0);
    if (file < 0) return;
    void *shared = mmap(NULL, sizeof(long), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    syscall(SYS_close, file);
    if (shared == MAP_FAILED) return;
    counter = shared;
    fail_at = atol(getenv("FAIL_AT") ? getenv("FAIL_AT") : "0");
    fail_error = atoi(getenv("FAIL_ERROR") ? getenv("FAIL_ERROR") : "5");
    fail_stays = getenv("FAIL_STAYS") && *getenv("FAIL_STAYS") == '1';
    if (log) log_file = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    snprintf(folder, sizeof folder, "%s", name);
    folder_length = strlen(folder);
}

static int is_below(const char *path)
{
    return folder_length && path && !strncmp(path, folder, folder_length) && (path[folder_length] == '/' || !path[folder_length]);
}

/* Counts a call; whether it must fail. */
static int fails(const char *call, const char *path)
{
    long number = atomic_fetch_add(counter, 1) + 1;
    if (log_file >= 0)
    {
        char line[PATH_MAX + 64];
        int length = snprintf(line, sizeof line, "%s %s\n", call, path ? path : "");
        syscall(SYS_write, log_file, line, length < (int)sizeof line ? length : (int)sizeof line - 1);
    }
    if (!fail_at || !(number == fail_at || (fail_stays && number > fail_at))) return 0;
    errno = fail_error;
    return 1;
}

static int path_fails(const char *call, const char *path) { return is_below(path) && fails(call, path + folder_length); }
static int file_fails(const char *call, int file) { return file >= 0 && file < MOST_FILES && watched[file] && fails(call, "(open file)"); }

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlvsym_or(#name);

static void *(*real_dlsym)(void *, const char *);
static void *dlvsym_or(const char *name)
{
    if (!real_dlsym)
    {
        const char *versions[] = { "GLIBC_2.2.5", "GLIBC_2.17", "GLIBC_2.34" };
        for (int i = 0; i < 3 && !real_dlsym; i++) real_dlsym = (void *(*)(void *, const char *))dlvsym(RTLD_NEXT, "dlsym", versions[i]);
    }
    return real_dlsym(RTLD_NEXT, name);
}

static int opened(int file, const char *path)
{
    if (file >= 0 && file < MOST_FILES) watched[file] = (char)is_below(path);
    return file;
}

#define OPEN(name) \
int name(const char *path, int flags, ...) \
{ \
    REAL(int, name, const char *, int, ...) \
    va_list rest; va_start(rest, flags); int mode = va_arg(rest, int); va_end(rest); \
    if (path_fails(flags & O_CREAT ? "create" : "open", path)) return -1; \
    return opened(real(path, flags, mode), path); \
}
OPEN(open)
OPEN(open64)

int close(int file)
{
    REAL(int, close, int)
    if (file >= 0 && file < MOST_FILES) watched[file] = 0;
    return real(file);
}

#define STAT(name, type) int name(int version, const char *path, struct type *result) { REAL(int, name, int, const char *, struct type *) return path_fails("stat", path) ? -1 : real(version, path, result); }
STAT(__xstat64, stat64)
STAT(__lxstat64, stat64)
#define PLAIN_STAT(name, type) int name(const char *path, struct type *result) { REAL(int, name, const char *, struct type *) return path_fails("stat", path) ? -1 : real(path, result); }
PLAIN_STAT(stat, stat)
PLAIN_STAT(lstat, stat)
PLAIN_STAT(stat64, stat64)
PLAIN_STAT(lstat64, stat64)
int __fxstat64(int version, int file, struct stat64 *result) { REAL(int, __fxstat64, int, int, struct stat64 *) return file_fails("stat", file) ? -1 : real(version, file, result); }
int fstat(int file, struct stat *result) { REAL(int, fstat, int, struct stat *) return file_fails("stat", file) ? -1 : real(file, result); }
int fstat64(int file, struct stat64 *result) { REAL(int, fstat64, int, struct stat64 *) return file_fails("stat", file) ? -1 : real(file, result); }

ssize_t read(int file, void *data, size_t size) { REAL(ssize_t, read, int, void *, size_t) return file_fails("read", file) ? -1 : real(file, data, size); }
ssize_t pread64(int file, void *data, size_t size, off64_t at) { REAL(ssize_t, pread64, int, void *, size_t, off64_t) return file_fails("read", file) ? -1 : real(file, data, size, at); }
ssize_t pread(int file, void *data, size_t size, off_t at) { REAL(ssize_t, pread, int, void *, size_t, off_t) return file_fails("read", file) ? -1 : real(file, data, size, at); }
ssize_t write(int file, const void *data, size_t size) { REAL(ssize_t, write, int, const void *, size_t) return file_fails("write", file) ? -1 : real(file, data, size); }
ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) { REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t) return file_fails("write", file) ? -1 : real(file, data, size, at); }
ssize_t pwrite(int file, const void *data, size_t size, off_t at) { REAL(ssize_t, pwrite, int, const void *, size_t, off_t) return file_fails("write", file) ? -1 : real(file, data, size, at); }
int fsync(int file) { REAL(int, fsync, int) return file_fails("fsync", file) ? -1 : real(file); }
int ftruncate64(int file, off64_t size) { REAL(int, ftruncate64, int, off64_t) return file_fails("write", file) ? -1 : real(file, size); }
int rename(const char *from, const char *to) { REAL(int, rename, const char *, const char *) return path_fails("rename", to) ? -1 : real(from, to); }
int link(const char *from, const char *to) { REAL(int, link, const char *, const char *) return path_fails("rename", to) ? -1 : real(from, to); }
int unlink(const char *path) { REAL(int, unlink, const char *) return path_fails("unlink", path) ? -1 : real(path); }
int mkdir(const char *path, mode_t mode) { REAL(int, mkdir, const char *, mode_t) return path_fails("mkdir", path) ? -1 : real(path, mode); }

DIR *opendir(const char *path)
{
    REAL(DIR *, opendir, const char *)
    if (path_fails("opendir", path)) return NULL;
    DIR *list = real(path);
    for (int i = 0; list && is_below(path) && i < 64; i++)
    {
        if (!watched_folder[i]) { watched_folder[i] = list; break; }
    }
    return list;
}

int closedir(DIR *list)
{
    REAL(int, closedir, DIR *)
    for (int i = 0; i < 64; i++) if (watched_folder[i] == list) watched_folder[i] = NULL;
    return real(list);
}

struct dirent64 *readdir64(DIR *list)
{
    REAL(struct dirent64 *, readdir64, DIR *)
    for (int i = 0; i < 64; i++)
    {
        if (watched_folder[i] == list && fails("readdir", "(open folder)")) return NULL;
    }
    return real(list);
}

/* What .NET calls by name in the C library itself. */
void *dlsym(void *library, const char *name)
{
    if (!real_dlsym) dlvsym_or("dlsym");
    if (folder_length && !strcmp(name, "open")) return open;
    /* Else its number stays watched, and what is opened under it next, such as standard error, fails too. */
    if (folder_length && !strcmp(name, "close")) return close;
    if (folder_length && !strcmp(name, "fsync")) return fsync;
    return real_dlsym(library, name);
}
