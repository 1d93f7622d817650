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
SETTINGS_FILE = "kiosk.toml"


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
    print(f"Name its content and its devices in {directory / SETTINGS_FILE}, then start there, both at once:")
    print("  urzedomat agent --settings kiosk.toml")
    print("  urzedomat run --settings kiosk.toml")
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
            _write_public_files(key_file.parent, kiosk, arguments.url.rstrip("/"))
    except BaseException:
        key_file.unlink()
        raise
    return kiosk


def _write_public_files(directory: Path, kiosk: Kiosk, url: str) -> None:
    keys = {
        "sealing-keys.json": [key.public_document() for key in settings.KEYS.sealing_keys()],
        "acknowledgement-keys.json": [key.public_document() for key in settings.KEYS.acknowledgement_keys()],
    }
    for name, documents in keys.items():
        text = json.dumps(documents, indent=2, ensure_ascii=False) + "\n"
        (directory / name).write_text(text, encoding="utf-8")
    (directory / SETTINGS_FILE).write_text(_kiosk_settings(kiosk, url), encoding="utf-8")


def _kiosk_settings(kiosk: Kiosk, url: str) -> str:
    """The kiosk's settings (docs/settings.md), whole but for its devices and its content."""
    values = {
        "id": kiosk.id,
        "place": kiosk.place,
        "time_zone": settings.CENTRAL.office.time_zone,
        "url": url,
        "office_id": settings.CENTRAL.office.id,
        "status_address": f"{url}/s/",
    }
    # A string of JSON is a basic string of TOML, but for U+007F.
    quoted = {name: json.dumps(value, ensure_ascii=False) for name, value in values.items()}
    return _SETTINGS.format(key=KEY_FILE, **{name: text.replace("\x7f", "") for name, text in quoted.items()})


_SETTINGS = """\
[kiosk]
id = {id}
place = {place}
time_zone = {time_zone}

[state]
directory = "state"

[content]
# The link that `urzedomat-central publish --to DIR` keeps at DIR/stable/current.sqlite
release = "content/stable/current.sqlite"

[central]
url = {url}
office_id = {office_id}
status_address = {status_address}
key = "{key}"
sealing_keys = "sealing-keys.json"
acknowledgement_keys = "acknowledgement-keys.json"

# Devices by connection URL (docs/devices/README.md); an empty one means that there is none.
[printer]
connection = ""

[scanner]
connection = ""

[card_reader]
connection = ""
"""
