"""`urzedomat-central serve`: the web server (granian, WSGI). Says one line when it answers."""

import argparse
import http.client
import socket
import threading
import time

from django.conf import settings
from django.core.checks import run_checks
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from central.commands.trouble import CommandError

_START_TIMEOUT_S = 60


def run(arguments: argparse.Namespace) -> None:
    """Serve until SIGINT or SIGTERM."""
    server = settings.CENTRAL.server
    host = arguments.host or server.host
    _check_ready()
    port = _free_port(host, server.port if arguments.port is None else arguments.port)
    threading.Thread(target=_announce, args=(host, port), daemon=True).start()
    Granian(
        "central.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=server.workers,
        blocking_threads=server.threads,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()


def _check_ready() -> None:
    # Keys that are missing raise here, before a kiosk is told anything.
    settings.KEYS.sealing_keys()
    settings.KEYS.acknowledgement_key()
    settings.KEYS.secret("django-secret")
    settings.KEYS.secret("access-code-pepper")
    if not settings.CENTRAL.data.database.exists():
        raise CommandError("there is no database; run: urzedomat-central init")
    wrong = [message for message in run_checks() if message.is_serious()]
    if wrong:
        raise CommandError(f"the service cannot start: {wrong[0]}")
    executor = MigrationExecutor(connections["default"])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError("the database is of an older version; run: urzedomat-central init")
    # The workers are other processes; nothing that is open may be shared with them.
    connections.close_all()


def _free_port(host: str, port: int) -> int:
    """Return `port`, or a free one for 0; refuse one that is in use before anything is started."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            raise CommandError(
                f"cannot listen at {host}:{port}: {error}; choose another with --host and --port"
            ) from error
        return int(probe.getsockname()[1])


def _announce(host: str, port: int) -> None:
    """Print the address as soon as the service really answers there."""
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not bound
    deadline = time.monotonic() + _START_TIMEOUT_S
    while time.monotonic() < deadline:
        try:
            connection = http.client.HTTPConnection(reachable, port, timeout=2)
            connection.request("GET", "/api/v1/health", headers={"Host": settings.ALLOWED_HOSTS[0]})
            # Any answer will do: behind TLS it is a redirect.
            connection.getresponse().read()
        except OSError:
            time.sleep(0.05)
        else:
            print(f"Ready: http://{host}:{port}", flush=True)
            return
