"""A corner of the system of one's own: /run and the network, for a pcscd beside the system's.

pcscd has its files in /run/pcscd and nowhere else, and vpcd listens on every address of the machine.
In namespaces of their own they disturb no other pcscd, and nobody on the network reaches the card.
"""

import ctypes
import fcntl
import os
import socket
import struct
from pathlib import Path

# linux/sched.h, linux/mount.h, linux/sockios.h, linux/if.h
_CLONE_NEWNS, _CLONE_NEWUSER, _CLONE_NEWNET = 0x00020000, 0x10000000, 0x40000000
_MS_BIND, _MS_REC, _MS_PRIVATE, _MNT_DETACH = 0x1000, 0x4000, 0x40000, 2
_SIOCGIFFLAGS, _SIOCSIFFLAGS, _IFF_UP = 0x8913, 0x8914, 0x1
_IFREQ = struct.Struct("16sh22x")


def enter(run: Path) -> None:
    """Give this process, which must have one thread only, a network of its own and `run` for /run.

    Raises:
        OSError: the kernel does not allow it, neither to root nor with a user namespace.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    uid, gid = os.geteuid(), os.getegid()
    flags = _CLONE_NEWNS | _CLONE_NEWNET
    _check(libc.unshare(flags if uid == 0 else flags | _CLONE_NEWUSER), "namespaces of its own")
    if uid != 0:
        _become_root_inside(uid, gid)
    if libc.mount(None, b"/", None, _MS_REC | _MS_PRIVATE, None) != 0:
        # In a chroot, "/" is no mount point; mounts are mostly private there all the same.
        _check_private(libc, run)
    _check(libc.mount(os.fsencode(run), b"/run", None, _MS_BIND, None), "a /run of its own")
    _loopback_up()


def _become_root_inside(uid: int, gid: int) -> None:
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"0 {uid} 1")
    Path("/proc/self/gid_map").write_text(f"0 {gid} 1")


def _check_private(libc: ctypes.CDLL, run: Path) -> None:
    """See with a harmless mount whether the parent process gets what is mounted here."""
    path = os.fsencode(run)
    _check(libc.mount(path, path, None, _MS_BIND, None), "a mount of its own")
    mounts = Path(f"/proc/{os.getppid()}/mountinfo").read_text()
    _check(libc.umount2(path, _MNT_DETACH), "to unmount it")
    if any(line.split()[4] == str(run) for line in mounts.splitlines()):
        raise OSError("in this chroot all mounts are shared with the system")


def _loopback_up() -> None:
    with socket.socket() as any_socket:
        request = fcntl.ioctl(any_socket, _SIOCGIFFLAGS, _IFREQ.pack(b"lo", 0))
        _, flags = _IFREQ.unpack(request)
        fcntl.ioctl(any_socket, _SIOCSIFFLAGS, _IFREQ.pack(b"lo", flags | _IFF_UP))


def _check(result: int, what: str) -> None:
    if result != 0:
        error = ctypes.get_errno()
        raise OSError(error, f"{what}: {os.strerror(error)}")
