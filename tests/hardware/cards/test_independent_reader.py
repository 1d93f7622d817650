"""OpenSC, which shares nothing with us, logs in to the simulated technician's card and lets it sign."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from hardware.connection_url import Pcsc, parse
from hardware.simulators.cards.card_slot import CardSlot
from tests.hardware.cards.conftest import Office

_END_S = 60
MESSAGE = b"Zawsze to samo."


@pytest.mark.parametrize(
    ("name", "mechanism"), [("technician", "ECDSA-SHA256"), ("senior", "SHA256-RSA-PKCS")]
)
def test_opensc_signs_with_the_card(
    name: str,
    mechanism: str,
    card_slot: CardSlot,
    office: Office,
    card_file: Callable[..., Path],
    tmp_path: Path,
) -> None:
    card_slot.insert(card_file(name))
    message, out = tmp_path / "message", tmp_path / "signature"
    message.write_bytes(MESSAGE)
    sign = ["--login", "--pin", "123456", "--sign", "--id", "01", "-m", mechanism]
    said = _pkcs11_tool(card_slot, *sign, "-i", str(message), "-o", str(out))
    assert "CKR_" not in said
    key = x509.load_pem_x509_certificate(office.described[name]["certificate"].encode()).public_key()
    # They raise where the signature is wrong.
    if isinstance(key, rsa.RSAPublicKey):
        key.verify(out.read_bytes(), MESSAGE, padding.PKCS1v15(), hashes.SHA256())
    else:
        assert isinstance(key, ec.EllipticCurvePublicKey)
        r, s = out.read_bytes()[:32], out.read_bytes()[32:]
        der = encode_dss_signature(int.from_bytes(r, "big"), int.from_bytes(s, "big"))
        key.verify(der, MESSAGE, ec.ECDSA(hashes.SHA256()))


def test_opensc_is_told_of_a_wrong_pin(card_slot: CardSlot, card_file: Callable[..., Path]) -> None:
    card_slot.insert(card_file("technician"))
    said = _pkcs11_tool(card_slot, "--login", "--pin", "654321", "--list-objects")
    assert "CKR_PIN_INCORRECT" in said


def _pkcs11_tool(card_slot: CardSlot, *arguments: str) -> str:
    """What it says, once pcscd has told it of the card."""
    address = parse(card_slot.url)
    assert isinstance(address, Pcsc)
    environment = os.environ | {"PCSCLITE_CSOCK_NAME": address.socket}
    command = ["pkcs11-tool", *arguments]
    for _ in range(200):
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=_END_S, check=False
        )
        said = done.stdout + done.stderr
        if "No slot with a token" not in said:
            return said
    raise AssertionError(said)
