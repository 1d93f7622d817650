"""Debian's kernel for the machine: fetched as a package, unpacked beside the project, never installed."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

_NAMES_THE_LATEST = "linux-image-amd64"


class KernelError(Exception):
    """There is no kernel to be had; the message says what to do."""


@dataclass(frozen=True)
class Kernel:
    """An unpacked kernel package. `directory` holds its boot/ and lib/modules/."""

    directory: Path
    version: str

    @property
    def image(self) -> Path:
        return self.directory / "boot" / f"vmlinuz-{self.version}"

    def files_of(self, modules: list[str]) -> list[Path]:
        """The modules' files and those that they need, in the order in which they are loaded."""
        found = subprocess.run(
            [
                "modprobe",
                "--dirname",
                self.directory,
                "--set-version",
                self.version,
                "--show-depends",
                "--all",
                *modules,
            ],
            capture_output=True,
            text=True,
            check=True,
        )
        words = (line.split() for line in found.stdout.splitlines())
        return list(dict.fromkeys(Path(word[1]) for word in words if word[0] == "insmod"))


def prepare(directory: Path) -> Kernel:
    """The newest kernel of this Debian release, unpacked in `directory`; kept for the next time.

    Raises:
        KernelError: it cannot be fetched.
    """
    package = _package()
    kernel = Kernel(directory, package.removeprefix("linux-image-"))
    if not (directory / package).exists():
        _unpack(package, directory)
        subprocess.run(["depmod", "--basedir", directory, kernel.version], check=True)
        (directory / package).touch()
    return kernel


def _package() -> str:
    """The package that the one without a version depends on."""
    found = subprocess.run(
        ["apt-cache", "depends", "--important", _NAMES_THE_LATEST],
        capture_output=True,
        text=True,
        check=False,
    )
    names = [line.split()[-1] for line in found.stdout.splitlines() if "Depends: linux-image-" in line]
    if not names:
        raise KernelError(f"apt knows no {_NAMES_THE_LATEST}: run apt-get update, on Debian for amd64")
    return names[0]


def _unpack(package: str, directory: Path) -> None:
    subprocess.run(["rm", "-rf", directory], check=True)
    directory.mkdir(parents=True)
    fetched = subprocess.run(
        ["apt-get", "download", "--quiet", package],
        cwd=directory,
        capture_output=True,
        text=True,
        check=False,
    )
    files = list(directory.glob("*.deb"))
    if fetched.returncode or not files:
        raise KernelError(
            f"apt-get could not download {package}; run apt-get update:\n{fetched.stderr.strip()}"
        )
    subprocess.run(["dpkg-deb", "--extract", files[0], directory], check=True)
    files[0].unlink()
