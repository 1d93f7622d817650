"""Simulated technicians' cards as files (docs/devices/simulators.md): the private key is in the file, so
that such a card is for trying out and for nothing else."""

import json
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from kiosk_app.domain.technician import TechnicianRole
from provisioning.technician_cards.authority import TechnicianCa, TechnicianCaError, write_secret

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
KEYS: dict[str, Callable[[], Key]] = {
    "p256": lambda: ec.generate_private_key(ec.SECP256R1()),
    "rsa2048": lambda: rsa.generate_private_key(65537, 2048),
}
DEFAULT_PIN = "123456"


def issue(
    ca: TechnicianCa,
    name: str,
    role: TechnicianRole | None,
    valid: tuple[datetime, datetime],
    *,
    kind: str = "p256",
    pin: str = DEFAULT_PIN,
) -> dict[str, Any]:
    """A new card: key, certificate and PIN, with three tries each for PIN and PUK."""
    key = KEYS[kind]()
    certificate = ca.certify(key.public_key(), name, role, *valid)
    return {
        "kind": "piv",
        "certificate": certificate.public_bytes(Encoding.PEM).decode(),
        "private_key": key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode(),
        "pin": pin,
        "pin_tries_left": 3,
        "puk": "".join(secrets.choice("0123456789") for _ in range(8)),
        "puk_tries_left": 3,
        "packed": False,
    }


def write(card: dict[str, Any], path: Path) -> None:
    """Raises TechnicianCaError: there is such a file."""
    try:
        write_secret(path, (json.dumps(card, indent=2) + "\n").encode())
    except OSError as error:
        raise TechnicianCaError(f"{path}: cannot be written: {error.strerror}") from error


def certificate_of(path: Path) -> x509.Certificate:
    """The certificate in a card's file, or in a PEM file. Raises TechnicianCaError."""
    try:
        text = path.read_text(encoding="utf-8")
        pem = json.loads(text)["certificate"] if text.lstrip().startswith("{") else text
        return x509.load_pem_x509_certificate(pem.encode())
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TechnicianCaError(f"{path}: holds no certificate") from error


def samples(ca: TechnicianCa, other: TechnicianCa, now: datetime) -> dict[str, dict[str, Any]]:
    """One card for each outcome of the log-in, by name."""
    valid = (now - timedelta(hours=1), now + timedelta(days=365))
    technician = issue(ca, "Jan Próbny", TechnicianRole.TECHNICIAN, valid)
    stranger = issue(ca, "Obca Karta", TechnicianRole.TECHNICIAN, valid)
    revoked = issue(ca, "Ewa Odwołana", TechnicianRole.TECHNICIAN, valid)
    ca.revoke(x509.load_pem_x509_certificate(revoked["certificate"].encode()), now)
    return {
        "technician": technician,
        "senior": issue(ca, "Anna Starsza", TechnicianRole.SENIOR, valid, kind="rsa2048"),
        "technician-packed": issue(ca, "Zofia Spakowana", TechnicianRole.TECHNICIAN, valid)
        | {"packed": True},
        "technician-expired": issue(
            ca, "Adam Dawny", TechnicianRole.TECHNICIAN, (now - timedelta(days=30), now - timedelta(days=1))
        ),
        "technician-not-yet-valid": issue(
            ca,
            "Olga Przyszła",
            TechnicianRole.TECHNICIAN,
            (now + timedelta(days=1), now + timedelta(days=30)),
        ),
        "technician-revoked": revoked,
        "technician-no-role": issue(ca, "Piotr Bezroli", None, valid),
        "technician-untrusted": issue(other, "Jan Próbny", TechnicianRole.TECHNICIAN, valid),
        "technician-blocked": issue(ca, "Iga Zablokowana", TechnicianRole.TECHNICIAN, valid)
        | {"pin_tries_left": 0},
        "technician-last-try": issue(ca, "Leon Ostatni", TechnicianRole.TECHNICIAN, valid)
        | {"pin_tries_left": 1},
        "technician-clone-without-key": technician | {"private_key": None},
        "technician-clone-with-other-key": technician | {"private_key": stranger["private_key"]},
        "technician-signs-without-pin": issue(ca, "Nina Otwarta", TechnicianRole.TECHNICIAN, valid)
        | {"key_needs_pin": False},
        "technician-falls-silent": technician | {"silent_after": 4},
        "technician-slow": technician | {"slow_s": 0.3},
        "technician-empty": technician | {"certificate": None},
    }
