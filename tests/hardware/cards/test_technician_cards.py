"""`urzedomat technician-ca` and `urzedomat card`, as they are run."""

import json
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from hardware.card_reader.piv.technician_authority import TechnicianAuthority
from hardware.simulators.cards.card_files import SAMPLES, CardFileError, build, load
from hardware.simulators.cards.card_slot import CardSlot
from kiosk_app.__main__ import main
from kiosk_app.domain.technician import Revoked, TechnicianRole
from provisioning.technician_cards.authority import CA, CRL, KEY
from tests.hardware.cards.conftest import Office
from tests.kiosk_app.test_settings import GOOD

Write = Callable[..., Path]


def run(*arguments: object) -> int:
    return main(["technician-ca", *map(str, arguments)])


def test_a_ca_a_card_and_its_revocation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ca, card = tmp_path / "ca", tmp_path / "card.json"
    assert run("init", ca) == 0
    assert run("init", ca) == 1
    assert stat.S_IMODE((ca / KEY).stat().st_mode) == 0o600
    issue = ("issue", ca, card, "--name", "Jan Próbny", "--role", "senior", "--days", 30)
    assert run(*issue, "--pin", "87654321") == 0
    assert run(*issue) == 1
    assert stat.S_IMODE(card.stat().st_mode) == 0o600
    load(card)
    certificate = x509.load_pem_x509_certificate(json.loads(card.read_text())["certificate"].encode())
    der, now = certificate.public_bytes(Encoding.DER), certificate.not_valid_before_utc + timedelta(minutes=6)
    verdict = TechnicianAuthority.load(ca / CA, ca / CRL).judge(der, now)
    assert isinstance(verdict, tuple)
    assert verdict[0].role is TechnicianRole.SENIOR
    for _ in range(2):
        assert run("revoke", ca, card) == 0
    assert TechnicianAuthority.load(ca / CA, ca / CRL).judge(der, now) == Revoked()
    assert len(list(x509.load_pem_x509_crl((ca / CRL).read_bytes()))) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_a_real_cards_request_is_signed(tmp_path: Path) -> None:
    ca, request, out = tmp_path / "ca", tmp_path / "csr.pem", tmp_path / "card.pem"
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Anna Techniczna")])
    csr = x509.CertificateSigningRequestBuilder().subject_name(name).sign(key, hashes.SHA256())
    request.write_bytes(csr.public_bytes(Encoding.PEM))
    run("init", ca)
    assert run("sign", ca, request, out, "--role", "technician") == 0
    certificate = x509.load_pem_x509_certificate(out.read_bytes())
    assert certificate.public_key() == key.public_key()
    request.write_bytes(b"no request")
    assert run("sign", ca, request, out, "--role", "technician") == 1
    assert run("revoke", ca, out) == 0


@pytest.mark.parametrize(
    ("key", "name", "why"),
    [
        (ec.generate_private_key(ec.SECP384R1()), "Anna", "P-256"),
        (ed25519.Ed25519PrivateKey.generate(), "Anna", "P-256"),
        # As `openssl req` makes it; 35 letters, 70 bytes.
        (ec.generate_private_key(ec.SECP256R1()), "ą" * 35, "64 bytes"),
        (ec.generate_private_key(ec.SECP256R1()), "", "is no request with a name"),
    ],
    ids=["P-384", "Ed25519", "long name", "no name"],
)
def test_what_no_kiosk_would_take_is_not_signed(
    key: ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey,
    name: str,
    why: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ca, request, out = tmp_path / "ca", tmp_path / "csr.pem", tmp_path / "card.pem"
    names = [x509.NameAttribute(NameOID.COMMON_NAME, name, _validate=False)] if name else []
    csr = x509.CertificateSigningRequestBuilder().subject_name(x509.Name(names))
    algorithm = hashes.SHA256() if isinstance(key, ec.EllipticCurvePrivateKey) else None
    request.write_bytes(csr.sign(key, algorithm).public_bytes(Encoding.PEM))
    run("init", ca)
    assert run("sign", ca, request, out, "--role", "technician") == 1
    assert why in capsys.readouterr().err
    assert not out.exists()


def test_what_cannot_be_made_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ca, file = tmp_path / "ca", tmp_path / "file"
    file.touch()
    assert run("init", ca, "--name", "") == 1
    assert not ca.exists()
    assert run("init", file / "ca") == 1
    run("init", ca)
    for out, name in ((tmp_path / "none/card.json", "Jan"), (tmp_path / "card.json", "ą" * 35)):
        assert run("issue", ca, out, "--name", name, "--role", "senior") == 1
    assert run("issue", ca, tmp_path / "card.json", "--name", "ą" * 32, "--role", "senior") == 0
    (ca / "cards").touch()
    assert run("samples", ca) == 1
    assert capsys.readouterr().err.count("urzedomat technician-ca: ") == 5


def test_samples_are_cards_that_can_be_put_in(tmp_path: Path) -> None:
    run("init", tmp_path / "ca")
    assert run("samples", tmp_path / "ca") == 0
    files = list((tmp_path / "ca/cards").glob("*.json"))
    assert len(files) == 16
    for path in files:
        load(path)


@pytest.mark.parametrize(
    "arguments",
    [
        ["issue", "DIR", "x.json", "--name", "x", "--role", "king"],
        ["issue", "DIR", "x.json", "--name", "x", "--role", "senior", "--days", "0"],
        ["issue", "DIR", "x.json", "--name", "x", "--role", "senior", "--pin", "1234"],
        [],
    ],
)
def test_wrong_options(arguments: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        run(*arguments)


def test_a_folder_without_a_ca(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("samples", tmp_path) == 1
    assert "make one with init" in capsys.readouterr().err


@pytest.mark.parametrize(
    "described",
    [
        [],
        {},
        {"kind": "cat"},
        {"kind": []},
        {"kind": "piv"},
        {"kind": "piv", "pin": "123456", "certificate": "no"},
        {"kind": "student"},
        {"kind": "wrong", "answers": "nicely"},
        {"kind": "city", "uid": "xyz"},
        {"kind": "blank", "slow_s": "soon"},
        {"kind": "blank", "slow_s": -1},
        {"kind": "blank", "slow_s": float("nan")},
        {"kind": "id_card", "can": "żółw", "files": {}},
    ],
)
def test_files_that_describe_no_card(described: object) -> None:
    with pytest.raises(CardFileError):
        build(described, "card.json")


def test_a_file_that_is_no_json_describes_no_card(tmp_path: Path) -> None:
    for content in (b"", b"\xff", b"[" * 100_000, bytes(300_000)):
        (tmp_path / "card.json").write_bytes(content)
        with pytest.raises(CardFileError):
            load(tmp_path / "card.json")


# `getpass` reads the terminal; here, standard input stands for it.
_CARD = """
import getpass, sys
getpass.getpass = lambda prompt: input()
from kiosk_app.__main__ import main
sys.exit(main(["card", "--settings", sys.argv[1], "--wait", "20"]))
"""


def card_command(url: str, office: Office, folder: Path, typed: str = "\n") -> tuple[int, str]:
    """In a process of its own, as it would be."""
    settings = folder / "kiosk.toml"
    section = f'\n[card_reader]\nconnection = "{url}"\ntechnician_ca = "{office.directory / CA}"\n'
    settings.write_text(GOOD + section + f'technician_crl = "{office.directory / CRL}"\n')
    command = [sys.executable, "-c", _CARD, str(settings)]
    done = subprocess.run(command, input=typed, capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_the_card_command_lets_a_technician_in(
    card_slot: CardSlot, office: Office, card_file: Write, tmp_path: Path
) -> None:
    # The command goes by today's date, and the fixture's cards are for another day.
    ca = tmp_path / "ca"
    run("init", ca)
    run("issue", ca, tmp_path / "card.json", "--name", "Jan Próbny", "--role", "technician")
    today = Office(office.ca, office.other, ca, {})
    card_slot.insert(tmp_path / "card.json")
    status, said = card_command(card_slot.url, today, tmp_path, "123456\n")
    assert (status, said.splitlines()[-1]) == (0, "logged in as Jan Próbny, technician")
    status, said = card_command(card_slot.url, today, tmp_path, "000000\n")
    assert (status, said.splitlines()[-1]) == (1, "wrong PIN, 2 tries left")
    status, said = card_command(card_slot.url, today, tmp_path, "12\n")
    assert (status, said.splitlines()[-1]) == (1, "A PIN has 6 to 8 digits; no try was spent.")
    # Ctrl-D
    status, said = card_command(card_slot.url, today, tmp_path, "")
    assert (status, said.splitlines()[-1]) == (1, "A PIN has 6 to 8 digits; no try was spent.")


def test_the_card_command_tells_a_card_that_is_mute(
    card_slot: CardSlot, office: Office, tmp_path: Path
) -> None:
    card_slot.insert(SAMPLES / "dead.json")
    status, said = card_command(card_slot.url, office, tmp_path)
    assert (status, said.splitlines()[-1]) == (0, "kind:    mute")


def test_the_card_command_does_not_call_a_card_mute_that_has_gone(
    card_slot: CardSlot, office: Office, card_file: Write, tmp_path: Path
) -> None:
    # Whether the reader's own look at it or the command's comes first.
    card_slot.insert(card_file("technician"), pull_at=1)
    status, said = card_command(card_slot.url, office, tmp_path)
    assert (status, said.splitlines()[-1]) == (1, "card:    it has gone")


def test_the_card_command_tells_other_cards(card_slot: CardSlot, office: Office, tmp_path: Path) -> None:
    card_slot.insert(SAMPLES / "city-desfire.json")
    status, said = card_command(card_slot.url, office, tmp_path)
    assert status == 0
    assert "kind:    city_card, by MIFARE DESFire" in said
    assert "04 A1 B2" not in said.upper()
