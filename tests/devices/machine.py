"""The machine: QEMU without KVM, Debian's kernel, a RAM disk made here, and the host's own files."""

import shutil
import subprocess
from pathlib import Path

from tests.devices.kernel import Kernel

HERE = Path(__file__).parent
# What it needs to reach its files and the simulated devices.
_FILES_AND_NETWORK = ["virtio_pci", "9pnet_virtio", "9p", "overlay", "virtio_net"]
_LONGEST_S = 900


class MachineError(Exception):
    """The machine did not do what it was started for; the message shows its console."""


def make_ram_disk(kernel: Kernel, project: Path, into: Path) -> Path:
    """A directory and its cpio archive: busybox, the modules and init.sh."""
    shutil.rmtree(into, ignore_errors=True)
    for name in ("bin", "modules", "dev", "proc", "sys", "host", "scratch", "root"):
        (into / name).mkdir(parents=True)
    shutil.copy("/bin/busybox", into / "bin")
    shutil.copy(HERE / "init.sh", into / "init")
    (into / "init").chmod(0o755)
    (into / "project").write_text(f"{project}\n")
    modules = kernel.files_of(_FILES_AND_NETWORK)
    for module in modules:
        shutil.copy(module, into / "modules")
    (into / "modules/order").write_text("".join(f"{module.name}\n" for module in modules))
    archive = into.with_suffix(".cpio")
    names = "\n".join(str(path.relative_to(into)) for path in into.rglob("*"))
    with archive.open("wb") as output:
        subprocess.run(
            ["cpio", "--create", "--format=newc", "--quiet"],
            input=names.encode(),
            stdout=output,
            cwd=into,
            check=True,
        )
    return archive


def run(kernel: Kernel, ram_disk: Path, results: Path, console: Path) -> None:
    """Run it to its end; what its tests say goes to standard output. Raises MachineError."""
    try:
        subprocess.run(_command(kernel, ram_disk, results, console), check=True, timeout=_LONGEST_S)
    except subprocess.TimeoutExpired as error:
        raise MachineError(f"the machine did not end in {_LONGEST_S} s") from error
    except subprocess.CalledProcessError as error:
        raise MachineError(f"QEMU ended with status {error.returncode}") from error


def _command(kernel: Kernel, ram_disk: Path, results: Path, console: Path) -> list[str]:
    def share(tag: str, path: Path, *options: str) -> list[str]:
        values = [
            "local",
            f"path={path}",
            f"mount_tag={tag}",
            "security_model=none",
            "multidevs=remap",
            *options,
        ]
        return ["-virtfs", ",".join(values)]

    return [
        "qemu-system-x86_64",
        *("-accel", "tcg,thread=multi", "-cpu", "Nehalem", "-smp", "2", "-m", "1024"),
        *("-display", "none", "-no-reboot", "-nodefaults"),
        *("-kernel", str(kernel.image), "-initrd", str(ram_disk)),
        *("-append", "console=ttyS0 loglevel=5 panic=-1 mitigations=off net.ifnames=0"),
        *("-serial", f"file:{console}", "-serial", "stdio"),
        *share("host", Path("/"), "readonly=on"),
        *share("results", results),
        *("-netdev", "user,id=net", "-device", "virtio-net-pci,netdev=net"),
    ]
