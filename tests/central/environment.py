"""The settings, keys and directory of these tests; importing this sets Django up, once in a process."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import django

from central.keys import KeyDirectory

_PREFIX = "urzedomat-central-tests-"
PASSWORD = "trzy-zielone-tramwaje"
SETTINGS = """[office]
id = "lodz"
[data]
directory = "data"
[server]
allowed_hosts = ["testserver", "127.0.0.1"]
workers = 2
[status_lookup]
attempts_per_number = 5
attempts_per_client = 12
[accounts]
failures_before_pause = 3
"""


def _made() -> Path:
    """Write the settings file and the keys into a new directory."""
    directory = Path(tempfile.mkdtemp(prefix=_PREFIX))
    atexit.register(shutil.rmtree, directory, ignore_errors=True)
    (directory / "central.toml").write_text(SETTINGS, encoding="utf-8")
    KeyDirectory(directory / "data" / "keys").create_missing()
    return directory


# A worker of pytest-xdist inherits what its parent set, and pytest-django has then read it already.
if _PREFIX not in os.environ.get("URZEDOMAT_CENTRAL_SETTINGS", ""):
    os.environ["URZEDOMAT_CENTRAL_SETTINGS"] = str(_made() / "central.toml")
os.environ["DJANGO_SETTINGS_MODULE"] = "central.settings"
django.setup()
KEYS = KeyDirectory(Path(os.environ["URZEDOMAT_CENTRAL_SETTINGS"]).parent / "data" / "keys")
