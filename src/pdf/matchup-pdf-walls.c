/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-pdf-walls.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
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

#ifdef ARCHITECTURE

/* The calls of x86-64 with short pointers have numbers of their own from here on. */
#  define X32_CALLS 0x40000000
/* Calls that came after this one are told apart nowhere here: they are not there. */
#  define LAST_CALL 450

/* No way to change, make, move or mark a file. */
static const unsigned file_calls[] = {
  __NR_truncate,      __NR_ftruncate, __NR_fallocate,   __NR_linkat,       __NR_symlinkat,
  __NR_mkdirat,       __NR_mknodat,   __NR_unlinkat,    __NR_renameat2,    __NR_fchmod,
  __NR_fchmodat,      __NR_fchown,    __NR_fchownat,    __NR_utimensat,    __NR_setxattr,
  __NR_lsetxattr,     __NR_fsetxattr, __NR_removexattr, __NR_lremovexattr, __NR_fremovexattr,
  __NR_mount,         __NR_umount2,   __NR_pivot_root,  __NR_chroot,       __NR_open_by_handle_at,
  __NR_quotactl,      __NR_open_tree, __NR_move_mount,  __NR_fsopen,       __NR_fsconfig,
  __NR_fsmount,       __NR_fspick,    __NR_swapon,      __NR_swapoff,      __NR_fanotify_init,
#  ifdef __NR_openat2
  __NR_openat2, /* its flags are in memory, where no filter looks */
#  endif
#  ifdef __NR_mount_setattr
  __NR_mount_setattr,
#  endif
#  ifdef __NR_renameat
  __NR_renameat,
#  endif
#  ifdef __NR_unlink
  __NR_creat,         __NR_link,      __NR_symlink,     __NR_mkdir,        __NR_mknod,
  __NR_rmdir,         __NR_chmod,     __NR_chown,       __NR_lchown,       __NR_unlink,
  __NR_rename,        __NR_utime,     __NR_utimes,      __NR_futimesat,
#  endif
};

/* No network and no other way to talk: what it has to say goes to its output. */
static const unsigned talking_calls[] = {
  __NR_socket,  __NR_socketpair, __NR_connect,     __NR_bind,    __NR_listen,
  __NR_accept,  __NR_accept4,    __NR_sendto,      __NR_sendmsg, __NR_sendmmsg,
  __NR_mq_open, __NR_mq_unlink,  __NR_msgget,      __NR_shmget,  __NR_semget,
  __NR_add_key, __NR_keyctl,     __NR_request_key, __NR_ioctl, /* which types into the terminal that
                                                                  somebody started the program in */
};

/* No other program, no hand on another process, and no way out of what it is held in. */
static const unsigned process_calls[] = {
  __NR_execve,
  __NR_execveat,
  __NR_clone,
  __NR_clone3,
  __NR_ptrace,
  __NR_process_vm_readv,
  __NR_process_vm_writev,
  __NR_kill,
  __NR_tkill,
  __NR_rt_sigqueueinfo,
  __NR_rt_tgsigqueueinfo,
  __NR_pidfd_send_signal,
  __NR_pidfd_open,
  __NR_pidfd_getfd,
  __NR_kcmp,
  __NR_move_pages,
  __NR_migrate_pages,
  __NR_setpriority,
  __NR_ioprio_set,
  __NR_unshare,
  __NR_setns,
  __NR_prctl,
  __NR_personality,
  __NR_bpf,
  __NR_userfaultfd,
  __NR_perf_event_open,
  __NR_io_uring_setup,
  __NR_io_uring_enter,
  __NR_io_uring_register,
#  ifdef __NR_process_madvise
  __NR_process_madvise,
#  endif
#  ifdef __NR_process_mrelease
  __NR_process_mrelease,
#  endif
#  ifdef __NR_fork
  __NR_fork,
  __NR_vfork,
  __NR_modify_ldt,
#  endif
};

#  define MOST_STEPS 400

/* A filter while it is put together; there is always one step more than is used. */
typedef struct
{
  struct sock_filter steps[MOST_STEPS];
  unsigned n;
} Filter;

static void
add_step (Filter *self, guint16 code, guint8 if_true, guint8 if_false, guint32 k)
{
  const struct sock_filter step = BPF_JUMP (code, k, if_true, if_false);

  g_assert (self->n < MOST_STEPS);
  self->steps[self->n++] = step;
}

static void
add_load (Filter *self, gsize offset)
{
  add_step (self, BPF_LD | BPF_W | BPF_ABS, 0, 0, (guint32) offset);
}

static void
add_end (Filter *self, guint32 what)
{
  add_step (self, BPF_RET | BPF_K, 0, 0, what);
}

static void
add_refusal (Filter *self, int number)
{
  add_end (self, SECCOMP_RET_ERRNO | ((guint32) number & SECCOMP_RET_DATA));
}

static void
refuse_all (Filter *self, const unsigned *calls, gsize n_calls)
{
  for (gsize i = 0; i < n_calls; i++)
    {
      add_step (self, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, calls[i]);
      add_refusal (self, EPERM);
    }
}

/*
 * Opening a file in any way but for reading. The flags are argument number @argument, and an int:
 * the kernel looks at the lower half of it only, which comes first in memory.
 */
static void
refuse_writing (Filter *self, unsigned call, guint argument)
{
  add_step (self, BPF_JMP | BPF_JEQ | BPF_K, 0, 4, call);
  add_load (self, G_STRUCT_OFFSET (struct seccomp_data, args) + argument * sizeof (guint64));
  add_step (self, BPF_JMP | BPF_JSET | BPF_K, 0, 1, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC);
  add_refusal (self, EPERM);
  add_end (self, SECCOMP_RET_ALLOW);
}

/* A signal to anybody but this process, which may end itself. */
static void
refuse_signals (Filter *self)
{
  add_step (self, BPF_JMP | BPF_JEQ | BPF_K, 0, 4, __NR_tgkill);
  add_load (self, G_STRUCT_OFFSET (struct seccomp_data, args));
  add_step (self, BPF_JMP | BPF_JEQ | BPF_K, 1, 0, (guint32) getpid ());
  add_refusal (self, EPERM);
  add_end (self, SECCOMP_RET_ALLOW);
}

#endif

/*
 * A reader of text has no use for any of this. What the person may read, it may read as well: fonts
 * are all over. Where the kernel knows no filters, the limits are what there is.
 */
static void
refuse_calls (void)
{
#ifdef ARCHITECTURE
  Filter filter = { .n = 0 };
  struct sock_fprog program = { 0, filter.steps };

  /* The numbers of calls mean something else for another architecture. */
  add_load (&filter, G_STRUCT_OFFSET (struct seccomp_data, arch));
  add_step (&filter, BPF_JMP | BPF_JEQ | BPF_K, 1, 0, ARCHITECTURE);
  add_end (&filter, SECCOMP_RET_KILL_PROCESS);
  add_load (&filter, G_STRUCT_OFFSET (struct seccomp_data, nr));
#  ifdef __x86_64__
  add_step (&filter, BPF_JMP | BPF_JGE | BPF_K, 0, 1, X32_CALLS);
  add_end (&filter, SECCOMP_RET_KILL_PROCESS);
#  endif
  add_step (&filter, BPF_JMP | BPF_JGT | BPF_K, 0, 1, LAST_CALL);
  add_refusal (&filter, ENOSYS);
  refuse_all (&filter, file_calls, G_N_ELEMENTS (file_calls));
  refuse_all (&filter, talking_calls, G_N_ELEMENTS (talking_calls));
  refuse_all (&filter, process_calls, G_N_ELEMENTS (process_calls));
  refuse_signals (&filter);
  refuse_writing (&filter, __NR_openat, 2);
#  ifdef __NR_open
  refuse_writing (&filter, __NR_open, 1);
#  endif
  add_end (&filter, SECCOMP_RET_ALLOW);
  program.len = (unsigned short) filter.n;
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
