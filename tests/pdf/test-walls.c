/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The walls around the reader of PDFs, tried from within: each call that could do harm is made in a
 * way that would go well, or fail in some other way, without them. In a process of its own for each
 * test, as walls are not taken down again.
 */
#include "matchup-pdf-walls.h"
#include "matchup-test-skip.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Codes of a process behind the walls. */
#define WELL 0
#define NO_WALLS 70
#define FOUND_A_WAY 71

static char *folder;
static char *file;  /* in it, with "as it was" */
static char *other; /* that is not there */

typedef struct
{
  const char *name;
  long number;
  long arguments[6];
} Try;

#define AT_TEXT(text) ((long) (gpointer) (text))
#define TRY(name, ...)  \
  {                     \
#    name, __NR_##name, \
    {                   \
      __VA_ARGS__       \
    }                   \
  }

static gboolean
is_refused (const Try *what)
{
  long result;

  errno = 0;
  result = syscall (what->number,
                    what->arguments[0],
                    what->arguments[1],
                    what->arguments[2],
                    what->arguments[3],
                    what->arguments[4],
                    what->arguments[5]);
  if (result < 0 && errno == EPERM)
    return TRUE;
  g_printerr ("%s: %ld, %s\n", what->name, result, g_strerror (errno));
  return FALSE;
}

static int
try_all (const Try *tries, gsize n)
{
  pid_t self = getpid ();
  int code = WELL;

  for (gsize i = 0; i < n; i++)
    {
      if (!is_refused (&tries[i]))
        code = FOUND_A_WAY;
      /* A child that came to be must not go on with the test. */
      if (getpid () != self)
        _exit (FOUND_A_WAY);
    }
  return code;
}

static int
try_opening (void)
{
  const long here = AT_FDCWD;
  const long with_high_half = (long) (G_GUINT64_CONSTANT (0xffffffff00000000) | O_WRONLY);
  guint64 how[3] = { O_RDONLY, 0, 0 };
  const Try tries[] = {
    TRY (openat, here, AT_TEXT (file), O_WRONLY),
    TRY (openat, here, AT_TEXT (file), O_RDWR),
    TRY (openat, here, AT_TEXT (file), O_RDONLY | O_TRUNC),
    TRY (openat, here, AT_TEXT (file), O_WRONLY | O_APPEND),
    TRY (openat, here, AT_TEXT (file), with_high_half),
    TRY (openat, here, AT_TEXT (other), O_RDONLY | O_CREAT, 0600),
    TRY (openat, here, AT_TEXT (folder), O_RDWR | O_TMPFILE, 0600),
    TRY (openat2, here, AT_TEXT (file), AT_TEXT (how), sizeof how),
#ifdef __NR_open
    TRY (open, AT_TEXT (file), O_WRONLY),
    TRY (open, AT_TEXT (file), O_RDONLY | O_TRUNC),
    TRY (open, AT_TEXT (other), O_RDONLY | O_CREAT, 0600),
    TRY (creat, AT_TEXT (file), 0600),
#endif
  };

  return try_all (tries, G_N_ELEMENTS (tries));
}

static int
try_files (void)
{
  const long here = AT_FDCWD;
  const long there = open (file, O_RDONLY);
  const Try tries[] = {
    TRY (truncate, AT_TEXT (file), 0),
    TRY (ftruncate, there, 0),
    TRY (fallocate, there, 0, 0, 1),
    TRY (linkat, here, AT_TEXT (file), here, AT_TEXT (other), 0),
    TRY (symlinkat, AT_TEXT (file), here, AT_TEXT (other)),
    TRY (mkdirat, here, AT_TEXT (other), 0700),
    TRY (mknodat, here, AT_TEXT (other), S_IFIFO | 0600, 0),
    TRY (unlinkat, here, AT_TEXT (file), 0),
    TRY (renameat2, here, AT_TEXT (file), here, AT_TEXT (other), 0),
    TRY (fchmod, there, 0),
    TRY (fchmodat, here, AT_TEXT (file), 0),
    TRY (fchown, there, getuid (), getgid ()),
    TRY (fchownat, here, AT_TEXT (file), getuid (), getgid (), 0),
    TRY (utimensat, here, AT_TEXT (file), 0, 0),
    TRY (setxattr, AT_TEXT (file), AT_TEXT ("user.x"), AT_TEXT ("x"), 1, 0),
    TRY (lsetxattr, AT_TEXT (file), AT_TEXT ("user.x"), AT_TEXT ("x"), 1, 0),
    TRY (fsetxattr, there, AT_TEXT ("user.x"), AT_TEXT ("x"), 1, 0),
    TRY (removexattr, AT_TEXT (file), AT_TEXT ("user.x")),
    TRY (lremovexattr, AT_TEXT (file), AT_TEXT ("user.x")),
    TRY (fremovexattr, there, AT_TEXT ("user.x")),
    TRY (mount, AT_TEXT ("none"), AT_TEXT (folder), AT_TEXT ("tmpfs"), 0, 0),
    TRY (umount2, AT_TEXT (folder), 0),
    TRY (chroot, AT_TEXT (folder)),
#ifdef __NR_unlink
    TRY (unlink, AT_TEXT (file)),
    TRY (rename, AT_TEXT (file), AT_TEXT (other)),
    TRY (link, AT_TEXT (file), AT_TEXT (other)),
    TRY (symlink, AT_TEXT (file), AT_TEXT (other)),
    TRY (mkdir, AT_TEXT (other), 0700),
    TRY (mknod, AT_TEXT (other), S_IFIFO | 0600, 0),
    TRY (rmdir, AT_TEXT (folder)),
    TRY (chmod, AT_TEXT (file), 0),
    TRY (chown, AT_TEXT (file), getuid (), getgid ()),
    TRY (lchown, AT_TEXT (file), getuid (), getgid ()),
    TRY (utime, AT_TEXT (file), 0),
    TRY (utimes, AT_TEXT (file), 0),
    TRY (futimesat, here, AT_TEXT (file), 0),
#endif
#ifdef __NR_renameat
    TRY (renameat, here, AT_TEXT (file), here, AT_TEXT (other)),
#endif
  };

  return there < 0 ? NO_WALLS : try_all (tries, G_N_ELEMENTS (tries));
}

static int
try_talking (void)
{
  int pair[2];
  const Try tries[] = {
    TRY (socket, 2 /* AF_INET */, 1, 0),
    TRY (socket, 1 /* AF_UNIX */, 1, 0),
    TRY (socketpair, 1, 1, 0, AT_TEXT (pair)),
    TRY (connect, 0, 0, 0),
    TRY (bind, 0, 0, 0),
    TRY (listen, 0, 1),
    TRY (accept, 0, 0, 0),
    TRY (accept4, 0, 0, 0, 0),
    TRY (sendto, 1, AT_TEXT ("x"), 1, 0, 0, 0),
    TRY (sendmsg, 1, 0, 0),
    TRY (sendmmsg, 1, 0, 0, 0),
    TRY (mq_open, AT_TEXT ("matchup-walls"), O_RDONLY, 0, 0),
    TRY (msgget, 0x6d617463, 0),
    TRY (shmget, 0x6d617463, 4096, 0),
    TRY (semget, 0x6d617463, 1, 0),
    TRY (add_key, 0, 0, 0, 0, 0),
    TRY (keyctl, 9999, 0, 0),
    TRY (request_key, 0, 0, 0, 0),
    TRY (ioctl, 1, TIOCSTI, AT_TEXT ("x")),
    TRY (ioctl, 1, TCGETS, 0),
  };

  return try_all (tries, G_N_ELEMENTS (tries));
}

static int
try_processes (void)
{
  const char *const arguments[] = { "/bin/true", NULL };
  const long parent = getppid ();
  const Try tries[] = {
    TRY (execve, AT_TEXT ("/bin/true"), AT_TEXT (arguments), 0),
    TRY (execveat, AT_FDCWD, AT_TEXT ("/bin/true"), AT_TEXT (arguments), 0, 0),
    TRY (clone, SIGCHLD, 0, 0, 0, 0),
    TRY (clone3, 0, 0),
#ifdef __NR_fork
    TRY (fork, 0),
    TRY (vfork, 0),
    TRY (modify_ldt, 0, 0, 0),
#endif
    TRY (ptrace, 0 /* PTRACE_TRACEME */, 0, 0, 0),
    TRY (process_vm_readv, parent, 0, 0, 0, 0, 0),
    TRY (process_vm_writev, parent, 0, 0, 0, 0, 0),
    TRY (kill, parent, 0),
    TRY (kill, getpid (), 0),
    TRY (tkill, parent, 0),
    TRY (tgkill, parent, parent, 0),
    TRY (rt_sigqueueinfo, parent, 0, 0),
    TRY (rt_tgsigqueueinfo, parent, parent, 0, 0),
    TRY (pidfd_open, parent, 0),
    TRY (pidfd_send_signal, -1, 0, 0, 0),
    TRY (pidfd_getfd, -1, 0, 0),
    TRY (setpriority, 0, 0, 0),
    TRY (unshare, 0),
    TRY (setns, -1, 0),
    TRY (prctl, PR_SET_PDEATHSIG, 0, 0, 0, 0),
    TRY (personality, -1),
    TRY (bpf, 0, 0, 0),
    TRY (userfaultfd, -1),
    TRY (perf_event_open, 0, 0, 0, 0, 0),
    TRY (io_uring_setup, 1, 0),
    TRY (io_uring_enter, -1, 0, 0, 0, 0, 0),
    TRY (io_uring_register, -1, 0, 0, 0),
  };

  return try_all (tries, G_N_ELEMENTS (tries));
}

/* What it is there for goes on: memory, files for reading, and what it says. */
static int
try_reading (void)
{
  g_autofree char *text = NULL;
  g_autofree char *large = g_strnfill (10 * 1000 * 1000, 'x');
  g_autoptr (GBytes) input = matchup_pdf_walls_read_input ();
  int there = open (file, O_RDONLY);
  char letter = 0;

  if (there < 0 || read (there, &letter, 1) != 1 || letter != 'a' || close (there) != 0)
    return FOUND_A_WAY;
  if (!g_file_get_contents (file, &text, NULL, NULL) || strcmp (text, "as it was") != 0)
    return FOUND_A_WAY;
  if (large[5000000] != 'x' || g_access (folder, R_OK) != 0)
    return FOUND_A_WAY;
  if (input == NULL || g_bytes_get_size (input) != strlen ("as it was"))
    return FOUND_A_WAY;
  return write (STDERR_FILENO, "", 0) == 0 ? WELL : FOUND_A_WAY;
}

/* Calls that came to be after the walls were built. */
static int
try_unknown (void)
{
  return syscall (460, 0, 0, 0, 0, 0) == -1 && errno == ENOSYS ? WELL : FOUND_A_WAY;
}

static int
try_limits (void)
{
  struct rlimit limits;

  if (getrlimit (RLIMIT_CORE, &limits) != 0 || limits.rlim_max != 0)
    return FOUND_A_WAY;
  if (getrlimit (RLIMIT_FSIZE, &limits) != 0 || limits.rlim_max != 0)
    return FOUND_A_WAY;
  if (getrlimit (RLIMIT_CPU, &limits) != 0 || limits.rlim_max > 100)
    return FOUND_A_WAY;
  return g_try_malloc ((gsize) 2 * 1024 * 1024 * 1024) == NULL ? WELL : FOUND_A_WAY;
}

/* Itself it may end, as the C library does where memory is damaged. */
static int
try_abort (void)
{
  abort ();
}

#ifdef __x86_64__
static int
try_short_pointers (void)
{
  return (int) syscall (0x40000000 | __NR_getpid);
}

/* The calls of 32 bits have other numbers: 20 is getpid. Not every kernel knows them. */
static int
try_32_bits (void)
{
  long result = 20;

  __asm__ volatile("int $0x80" : "+a"(result) : : "memory");
  return (int) result;
}
#endif

/* What became of @func behind the walls; @file is what it has as its input. */
static int
run_behind (int (*func) (void))
{
  pid_t child = fork ();
  int status = 0;

  if (child == 0)
    {
      int input = open (file, O_RDONLY);

      if (dup2 (input, STDIN_FILENO) < 0 || !matchup_pdf_walls_build ())
        _exit (NO_WALLS);
      _exit (func ());
    }
  g_assert_cmpint (child, >, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return status;
}

/* Builds of the program for kernels and computers that know no filters have the limits only. */
static gboolean
has_filters (void)
{
  return prctl (PR_GET_SECCOMP, 0, 0, 0, 0) >= 0;
}

typedef struct
{
  int (*func) (void);
  int signal; /* by which it ends; 0: by itself */
  int other;  /* or by this one; 0: there is none */
} Case;

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  g_autofree char *text = NULL;
  GStatBuf facts;
  int status;

  if (!has_filters ())
    {
      matchup_test_skip_without ("filter of calls in the kernel");
      return;
    }
  status = run_behind (self->func);
  if (self->signal != 0)
    {
      g_assert_true (WIFSIGNALED (status));
      if (self->other == 0 || WTERMSIG (status) != self->other)
        g_assert_cmpint (WTERMSIG (status), ==, self->signal);
      return;
    }
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, WELL);
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "as it was");
  g_assert_cmpint (g_stat (file, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 07777, ==, 0600);
  g_assert_cmpint (facts.st_mtime, ==, 1000);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    Case what;
  } cases[] = {
    { "/walls/opening", { try_opening, 0, 0 } },
    { "/walls/files", { try_files, 0, 0 } },
    { "/walls/talking", { try_talking, 0, 0 } },
    { "/walls/processes", { try_processes, 0, 0 } },
    { "/walls/reading", { try_reading, 0, 0 } },
    { "/walls/unknown", { try_unknown, 0, 0 } },
    { "/walls/limits", { try_limits, 0, 0 } },
    { "/walls/abort", { try_abort, SIGABRT, 0 } },
#ifdef __x86_64__
    { "/walls/short-pointers", { try_short_pointers, SIGSYS, 0 } },
    { "/walls/32-bits", { try_32_bits, SIGSYS, SIGSEGV } },
#endif
  };
  const struct timespec times[2] = { { 1000, 0 }, { 1000, 0 } };
  int failed;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("matchup-test-XXXXXX", NULL);
  file = g_build_filename (folder, "file", NULL);
  other = g_build_filename (folder, "other", NULL);
  g_assert_true (
      g_file_set_contents_full (file, "as it was", -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_assert_cmpint (utimensat (AT_FDCWD, file, times, 0), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i].what, test_case);
  failed = g_test_run ();
  g_unlink (file);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
  g_free (file);
  g_free (other);
  return failed;
}
