"""`urzedomat-central issue-kiosk KIOSK_ID`: a kiosk for development, key and all.

A kiosk in the field makes its key itself and shows only the public half; this command stands in
for that until the kiosk can enrol.
"""

import argparse
import json
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from central.commands.trouble import CommandError
from central.fleet.models import Kiosk
from central.fleet.services import KioskRefusedError, register_kiosk
from central.keys import private_pem, write_secret

KEY_FILE = "kiosk-key.pem"


def run(arguments: argparse.Namespace) -> None:
    """Register the kiosk and write what it needs into a directory: both, or neither."""
    url = urlsplit(arguments.url)
    if url.scheme not in ("http", "https") or not url.hostname:
        raise CommandError(f"“{arguments.url}” is not an address; give one such as http://127.0.0.1:8600")
    directory: Path = arguments.to
    key_file = directory / KEY_FILE
    if key_file.exists():
        raise CommandError(f"{key_file} exists; remove it or choose another directory with --to")
    try:
        directory.mkdir(parents=True, exist_ok=True)
        kiosk = _issue(arguments, key_file)
    except KioskRefusedError as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(
            f"{error.filename}: {error.strerror}; choose another directory with --to"
        ) from error
    print(f"Kiosk {kiosk.id} registered; its files are in {directory}")
    if not kiosk.active:
        print(f"Kiosk {kiosk.id} was put out of use and stays so: nothing that it sends is accepted")


def _issue(arguments: argparse.Namespace, key_file: Path) -> Kiosk:
    private = Ed25519PrivateKey.generate()
    # The key is on disk before the database knows of it: a registered kiosk without its key is lost.
    write_secret(key_file, private_pem(private))
    try:
        with transaction.atomic():
            kiosk = register_kiosk(
                kiosk_id=arguments.kiosk_id,
                place=arguments.place,
                public_key=private.public_key().public_bytes_raw(),
                now=timezone.now(),
                replace=arguments.replace,
            )
            _write_public_files(key_file.parent, arguments.url.rstrip("/"))
    except BaseException:
        key_file.unlink()
        raise
    return kiosk


def _write_public_files(directory: Path, url: str) -> None:
    documents: dict[str, object] = {
        "sealing-keys.json": [key.public_document() for key in settings.KEYS.sealing_keys()],
        "acknowledgement-keys.json": [key.public_document() for key in settings.KEYS.acknowledgement_keys()],
        "central.json": {"url": url, "office_id": settings.CENTRAL.office.id},
    }
    for name, document in documents.items():
        text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
        (directory / name).write_text(text, encoding="utf-8")
