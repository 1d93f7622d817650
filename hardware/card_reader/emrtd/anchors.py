"""The states' certificates (CSCA) that the office trusts: a folder of DER and PEM files."""

from pathlib import Path

from hardware.card_reader.emrtd.errors import MalformedError
from hardware.card_reader.emrtd.passive_authentication import read_anchor
from hardware.card_reader.emrtd.signed_values import Certificate

_MAX_FILE, _MAX_FILES = 32_768, 1_000


class AnchorError(ValueError):
    """A file is not what it should be; the message names it."""


def load_anchors(folder: Path) -> tuple[Certificate, ...]:
    """Read every file of the folder: one that cannot be used stops all, rather than being left out unseen.
    So does a link to nowhere; folders and what is hidden are no files of it.

    Raises:
        AnchorError: as above, or there are none, or too many.
    """
    try:
        files = sorted(path for path in folder.iterdir() if not (path.name.startswith(".") or path.is_dir()))
    except OSError as error:
        raise AnchorError(f"{folder}: cannot be listed") from error
    if not 0 < len(files) <= _MAX_FILES:
        raise AnchorError(f"{folder}: holds {len(files)} files, and not 1 to {_MAX_FILES}")
    return tuple(_anchor(path) for path in files)


def _anchor(path: Path) -> Certificate:
    try:
        if not path.is_file():
            raise AnchorError(f"{path}: is no file")
        if path.stat().st_size > _MAX_FILE:
            raise AnchorError(f"{path}: is too large for a certificate")
        return read_anchor(path.read_bytes())
    except OSError as error:
        raise AnchorError(f"{path}: cannot be read") from error
    except MalformedError as error:
        raise AnchorError(f"{path}: is not the certificate of a state's authority") from error
