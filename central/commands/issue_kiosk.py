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
from django.utils import timezone

from central.commands.trouble import CommandError
from central.fleet.services import KioskRefusedError, register_kiosk
from central.keys import private_pem, write_secret

KEY_FILE = "kiosk-key.pem"


def run(arguments: argparse.Namespace) -> None:
    """Register the kiosk and write what it needs into a directory."""
    url = urlsplit(arguments.url)
    if url.scheme not in ("http", "https") or not url.hostname:
        raise CommandError(f"“{arguments.url}” is not an address; give one such as http://127.0.0.1:8600")
    directory: Path = arguments.to
    if (directory / KEY_FILE).exists():
        raise CommandError(f"{directory / KEY_FILE} exists; remove it or choose another directory with --to")
    private = Ed25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    try:
        directory.mkdir(parents=True, exist_ok=True)
        register_kiosk(
            kiosk_id=arguments.kiosk_id, place=arguments.place, public_key=public, now=timezone.now()
        )
        write_secret(directory / KEY_FILE, private_pem(private))
        _write(
            directory / "sealing-keys.json", [key.public_document() for key in settings.KEYS.sealing_keys()]
        )
        _write(
            directory / "acknowledgement-keys.json",
            [key.public_document() for key in settings.KEYS.acknowledgement_keys()],
        )
        _write(
            directory / "central.json",
            {"url": arguments.url.rstrip("/"), "office_id": settings.CENTRAL.office.id},
        )
    except KioskRefusedError as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(
            f"{error.filename}: {error.strerror}; choose another directory with --to"
        ) from error
    print(f"Kiosk {arguments.kiosk_id} registered; its files are in {directory}")


def _write(path: Path, document: object) -> None:
    path.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
