"""The limits a process puts on itself before it opens a foreign file: memory, time, output, no network, no programs.

It stands alone (standard library only), so that it can be done before anything else is imported.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import resource
import signal
import struct

OUT_OF_MEMORY = 71
OUT_OF_SPACE = 72
NO_SPACE = {errno.EFBIG, errno.ENOSPC}

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
_SECCOMP_MODE_FILTER = 2
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM
# Linux system calls by machine: socket, connect, bind, execve, execveat, ptrace, mount, and the io_uring that does all.
_FORBIDDEN = {
    "x86_64": (0xC000003E, (41, 42, 49, 53, 59, 101, 165, 322, 425)),
    "aarch64": (0xC00000B7, (198, 199, 200, 203, 221, 281, 117, 40, 425)),
}


def enter(parent: int, memory: int, cpu: int, output: int) -> None:
    """Put the limits on this process; `memory` and `output` in bytes, `cpu` in seconds, `parent` the process to die with."""
    _control(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # the parent died before the line above
        os._exit(1)
    os.umask(0o077)
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, output),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 128),
    ):
        _limit(what, most)
    _limit(resource.RLIMIT_CPU, cpu, grace=5)  # a signal that tells why first, the end after
    _control(_PR_SET_DUMPABLE, 0)
    _shut_network()


def _limit(what: int, most: int, grace: int = 0) -> None:
    hard = resource.getrlimit(what)[1]
    last = most + grace if hard == resource.RLIM_INFINITY else min(most + grace, hard)
    resource.setrlimit(what, (min(most, last), last))


def _control(option: int, value: int, *more: int) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    words = [ctypes.c_ulong(each) for each in (value, *more, 0, 0, 0)][:4]
    return int(libc.prctl(option, *words))


def _shut_network() -> None:
    """Forbid opening sockets and starting programs, by a seccomp filter; needs no privilege."""
    if platform.machine() not in _FORBIDDEN:
        return
    machine, calls = _FORBIDDEN[platform.machine()]
    rows = [
        (0x20, 0, 0, 4),  # the machine the call is made for …
        (0x15, 1, 0, machine),
        (0x06, 0, 0, _REFUSE),  # … is not ours: a back door of 32-bit calls
        (0x20, 0, 0, 0),  # the number of the call
        (0x35, len(calls) + 1, 0, 0x40000000),  # x32 calls: the same door
    ]
    rows += [(0x15, len(calls) - place, 0, call) for place, call in enumerate(calls)]
    rows += [(0x06, 0, 0, _ALLOW), (0x06, 0, 0, _REFUSE)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *row) for row in rows))
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxQ", len(rows), ctypes.addressof(code)))
    _control(_PR_SET_NO_NEW_PRIVS, 1)
    _control(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.addressof(program))
