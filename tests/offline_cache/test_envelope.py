import json
import uuid
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given, settings
from hypothesis import strategies as st

from offline_cache.envelope import EnvelopeTooLargeError, SealingKey, load_sealing_keys, seal
from offline_cache.keys import KeyFileError, decode, encode, load_kiosk_key, load_public_keys
from tests.offline_cache.office import Office, SealingPair, open_envelope

PAIRS = [SealingPair() for _ in range(3)]
ID = uuid.UUID("0192f0c1-0000-7000-8000-000000000001")


def keys(folder: Path, *pairs: SealingPair) -> tuple[SealingKey, ...]:
    path = folder / "sealing.json"
    path.write_text(json.dumps([pair.public_json for pair in pairs]), encoding="utf-8")
    return load_sealing_keys(path)


@pytest.fixture(scope="module")
def recipients(tmp_path_factory: pytest.TempPathFactory) -> tuple[SealingKey, ...]:
    return keys(tmp_path_factory.mktemp("keys"), *PAIRS)


@settings(max_examples=40, deadline=None)
@given(payload=st.binary(max_size=5000), submission_id=st.uuids(), count=st.integers(1, 3))
def test_each_recipient_opens_what_was_sealed(
    recipients: tuple[SealingKey, ...], payload: bytes, submission_id: uuid.UUID, count: int
) -> None:
    envelope = seal(payload, submission_id, recipients[:count])
    for pair in PAIRS[:count]:
        assert open_envelope(envelope, pair) == (submission_id, payload)


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 1300), bit=st.integers(0, 7))
def test_no_bit_can_be_changed(recipients: tuple[SealingKey, ...], place: int, bit: int) -> None:
    envelope = bytearray(seal(b"payload", ID, recipients[:1]))
    envelope[place % len(envelope)] ^= 1 << bit
    with pytest.raises((InvalidTag, AssertionError, ValueError)):
        open_envelope(bytes(envelope), PAIRS[0])


def test_the_same_payload_is_never_sealed_alike(recipients: tuple[SealingKey, ...]) -> None:
    assert seal(b"x", ID, recipients) != seal(b"x", ID, recipients)


def test_limits(recipients: tuple[SealingKey, ...]) -> None:
    with pytest.raises(EnvelopeTooLargeError):
        seal(b"x" * 1024 * 1024, ID, recipients[:1])
    for none_or_too_many in ((), recipients * 3):
        with pytest.raises(ValueError, match="1 to 8 recipients"):
            seal(b"x", ID, none_or_too_many)


@pytest.mark.parametrize(
    "change",
    [
        {"key_id": "00" * 8},
        {"kem": "X25519"},
        {"mlkem768": "AA"},
        {"x25519": "!!"},
        {"x25519": None},
    ],
)
def test_a_malformed_sealing_key_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "sealing.json"
    path.write_text(json.dumps([{**PAIRS[0].public_json, **change}]), encoding="utf-8")
    with pytest.raises(KeyFileError, match=r"sealing\.json"):
        load_sealing_keys(path)


@pytest.mark.parametrize("content", ["", "[]", "{}", "[1]", "null", "[" * 100_000])
def test_what_is_no_list_of_keys_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "keys"
    path.write_text(content, encoding="utf-8")
    for load in (load_sealing_keys, load_public_keys, load_kiosk_key):
        with pytest.raises(KeyFileError):
            load(path)


def test_the_keys_of_the_office_are_read(tmp_path: Path, office: Office) -> None:
    office.write_keys(tmp_path)
    known = load_public_keys(tmp_path / "acknowledgement.json")
    assert known == {"ack-1": office.acknowledging.public_key()}
    assert load_kiosk_key(tmp_path / "kiosk.pem").public_key() == office.kiosk.public_key()


@given(st.binary(max_size=100))
def test_base64_is_url_safe_and_without_padding(raw: bytes) -> None:
    assert decode(encode(raw)) == raw
    assert set(encode(raw)).isdisjoint("+/=")
