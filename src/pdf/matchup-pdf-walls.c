/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-pdf-walls.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Bytes of address space, libraries included, and seconds of work. */
#define MAX_MEMORY (1024UL * 1024 * 1024)
#define MAX_SECONDS 60
#define MAX_FILES 64

static gboolean
limit (int resource, rlim_t most)
{
  struct rlimit limits = { most, most };

  return setrlimit (resource, &limits) == 0;
}

/* A little more for the end: at the last second the kernel kills without saying why. */
static gboolean
limit_time (void)
{
  const struct rlimit limits = { MAX_SECONDS, MAX_SECONDS + 2 };

  return setrlimit (RLIMIT_CPU, &limits) == 0;
}

#if defined(__x86_64__)
#  define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#  define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#define REFUSE(call)                                  \
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 1), \
      BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (EPERM & SECCOMP_RET_DATA))

/* Opening a file in any way but for reading; the flags are argument number @argument. */
#define REFUSE_WRITING(call, argument)                                                     \
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 4),                                      \
      BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, args[argument])), \
      BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, 0, 1),  \
      BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (EPERM & SECCOMP_RET_DATA)),          \
      BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

/* The calls of x86-64 with short pointers have numbers of their own from here on. */
#define X32_CALLS 0x40000000

/*
 * No network, no other program, no look into another process, and no change to any file: a reader
 * of text has no use for them. What the person may read, it may read as well: fonts are all over.
 * Where the kernel knows no filters, the limits are what there is.
 */
static void
refuse_calls (void)
{
#ifdef ARCHITECTURE
  struct sock_filter filter[] = {
    /* The numbers of calls mean something else for another architecture. */
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, arch)),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr)),
#  ifdef __x86_64__
    BPF_JUMP (BPF_JMP | BPF_JGE | BPF_K, X32_CALLS, 0, 1),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
#  endif
    REFUSE_WRITING (__NR_openat, 2),
#  ifdef __NR_openat2
    REFUSE (__NR_openat2),
#  endif
    REFUSE (__NR_truncate),
    REFUSE (__NR_linkat),
    REFUSE (__NR_symlinkat),
    REFUSE (__NR_mkdirat),
    REFUSE (__NR_mknodat),
    REFUSE (__NR_fchmodat),
    REFUSE (__NR_fchownat),
    REFUSE (__NR_socket),
    REFUSE (__NR_connect),
    REFUSE (__NR_bind),
    REFUSE (__NR_sendto),
    REFUSE (__NR_sendmsg),
    REFUSE (__NR_execve),
    REFUSE (__NR_execveat),
    REFUSE (__NR_ptrace),
    REFUSE (__NR_process_vm_readv),
    REFUSE (__NR_process_vm_writev),
    REFUSE (__NR_kill),
    REFUSE (__NR_clone),
    REFUSE (__NR_clone3),
    REFUSE (__NR_io_uring_setup),
    REFUSE (__NR_unlinkat),
    REFUSE (__NR_renameat2),
#  ifdef __NR_renameat
    REFUSE (__NR_renameat),
#  endif
#  ifdef __NR_unlink
    REFUSE_WRITING (__NR_open, 1),
    REFUSE (__NR_creat),
    REFUSE (__NR_link),
    REFUSE (__NR_symlink),
    REFUSE (__NR_mkdir),
    REFUSE (__NR_rmdir),
    REFUSE (__NR_chmod),
    REFUSE (__NR_chown),
    REFUSE (__NR_unlink),
    REFUSE (__NR_rename),
    REFUSE (__NR_fork),
    REFUSE (__NR_vfork),
#  endif
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = { G_N_ELEMENTS (filter), filter };

  prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
#endif
}

gboolean
matchup_pdf_walls_build (void)
{
  pid_t parent = getppid ();

  if (!limit (RLIMIT_AS, MAX_MEMORY) || !limit_time () || !limit (RLIMIT_CORE, 0) ||
      !limit (RLIMIT_FSIZE, 0) || !limit (RLIMIT_NOFILE, MAX_FILES))
    return FALSE;
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl (PR_SET_PDEATHSIG, SIGKILL) != 0)
    return FALSE;
  /* It may have died before. */
  if (getppid () != parent)
    return FALSE;
  refuse_calls ();
  return TRUE;
}

GBytes *
matchup_pdf_walls_read_input (void)
{
  struct stat facts;
  gsize done = 0;
  guint8 *bytes;

  if (fstat (STDIN_FILENO, &facts) != 0 || facts.st_size <= 0)
    return NULL;
  bytes = g_try_malloc ((gsize) facts.st_size);
  while (bytes != NULL && done < (gsize) facts.st_size)
    {
      ssize_t n = pread (STDIN_FILENO, bytes + done, (gsize) facts.st_size - done, (off_t) done);

      if (n <= 0)
        break;
      done += (gsize) n;
    }
  return bytes != NULL ? g_bytes_new_take (bytes, done) : NULL;
}
