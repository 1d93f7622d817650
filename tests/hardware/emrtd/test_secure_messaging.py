"""Secure messaging with AES against a real document's published exchange, against the chip's own code, and
against every flipped bit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.card_reader.emrtd.ciphers import SessionKeys, padded, session_keys, unpadded
from hardware.card_reader.emrtd.errors import ChannelError
from hardware.card_reader.emrtd.secure_messaging import MAX_DATA, SecureChannel
from hardware.simulators.cards.emrtd_chip_channel import ChipChannel

h = bytes.fromhex
SELECT, READ = h("00a4020c"), h("00b00000")
# An exchange of a German document, from the tests of gmrtd (TestDoPace_CAM_ECDH_DE): what follows PACE.
DOCUMENT = SessionKeys(h("a8e85e938514ec67ae33cda3d43d3c48"), h("27f1adeb705a049a305b0c619b14b9b3"))
DOCUMENT_EXCHANGES = [
    (
        (SELECT, h("011d"), None),
        "0ca4020c1d87110147ee2e3bd440fb596167f2bb6cd6395e8e08a105747484314bcf00",
        "990290008e085f570baddd1002d29000",
        (b"", 0x9000),
    ),
    (
        (READ, b"", 4),
        "0cb000000d9701048e085d283ec183cbb99800",
        "871101d688d27a6d16f03619e76dcb59c1f1ec990290008e08b7df9a5982bb17299000",
        (h("30820742"), 0x9000),
    ),
]
# Keys of the worked example (Doc 9303-11, G.1), messages computed by Proxmark3's own tests.
EXAMPLE = SessionKeys(h("F5F0E35C0D7161EE6724EE513A0D9A7F"), h("FE251C7858B356B24514B3BD5F4297D1"))
EXAMPLE_EXCHANGES = [
    (
        (SELECT, h("011e"), None),
        "0ca4020c1d871101ee0e4724f4465c1be9c2f73abdd73a3d8e08835d1b54575c955f00",
        "990290008e08bea7b381c494a0799000",
        (b"", 0x9000),
    ),
    (
        (READ, b"", 4),
        "0cb000000d9701048e08aa6ba54f44df836400",
        "871101645c0b1f998a088278d07942bbe94b60990290008e0894a33c6aa2d8ccc89000",
        (h("60145f01"), 0x9000),
    ),
]
SECRETS = st.binary(min_size=32, max_size=64)
LENGTHS = st.sampled_from([16, 24, 32])
STATUSES = st.sampled_from([0x9000, 0x6282, 0x6A82, 0x6982])


@pytest.mark.parametrize(
    ("keys", "exchanges"),
    [(DOCUMENT, DOCUMENT_EXCHANGES), (EXAMPLE, EXAMPLE_EXCHANGES)],
    ids=["document", "example"],
)
def test_published_exchanges_are_ours(
    keys: SessionKeys, exchanges: list[tuple[tuple[bytes, bytes, int | None], str, str, tuple[bytes, int]]]
) -> None:
    channel = SecureChannel(keys)
    for command, sealed, answer, plain in exchanges:
        assert channel.seal(*command).hex() == sealed
        assert channel.open(h(answer)) == plain


def test_a_later_answer_of_the_document_is_opened_at_its_place() -> None:
    """The same counter as gmrtd's TestSecureMessageEncode has it: a command with 15 bytes of data."""
    channel = SecureChannel(
        SessionKeys(h("cc86415f2ed7e8fd663b754265695ae1"), h("581e84b8ee06c4d3eee30461498d7fb3")),
        counter=0xBA,
    )
    sealed = channel.seal(h("002241a4"), h("800a04007f000702020302028401c3"))
    assert sealed.hex() == "0c2241a41d871101980953d37f67558690045d78a853b18a8e08929767a2cef172e200"


@given(SECRETS, LENGTHS, st.lists(st.tuples(st.binary(max_size=MAX_DATA), STATUSES), min_size=1, max_size=5))
def test_both_sides_understand_each_other(
    secret: bytes, length: int, answers: list[tuple[bytes, int]]
) -> None:
    ours, chip = SecureChannel(session_keys(secret, length)), ChipChannel(secret, length)
    for data, status in answers:
        sealed = ours.seal(SELECT, data[:200] or b"x", 0)
        assert len(sealed) <= 261
        assert chip.unwrap(sealed) == (b"\x0c" + SELECT[1:], data[:200] or b"x", 256)
        answer = chip.wrap(data, status)
        assert len(answer) <= 258
        assert ours.open(answer) == (data, status)


@given(SECRETS, st.binary(max_size=60), st.data())
def test_any_flipped_bit_is_noticed_and_ends_the_session(
    secret: bytes, data: bytes, draw: st.DataObject
) -> None:
    ours, chip = SecureChannel(session_keys(secret, 16)), ChipChannel(secret, 16)
    chip.unwrap(ours.seal(READ, le=0))
    answer = bytearray(chip.wrap(data, 0x9000))
    # The status word outside is not protected, and not read.
    place = draw.draw(st.integers(0, 8 * (len(answer) - 2) - 1))
    answer[place // 8] ^= 1 << place % 8
    with pytest.raises(ChannelError):
        ours.open(bytes(answer))
    with pytest.raises(ChannelError, match="over"):
        ours.seal(READ, le=0)


@given(SECRETS, st.binary(max_size=300))
def test_any_bytes_are_an_answer_or_refused(secret: bytes, answer: bytes) -> None:
    ours = SecureChannel(session_keys(secret, 16))
    ours.seal(READ, le=0)
    with pytest.raises(ChannelError):
        ours.open(answer)


def test_an_answer_that_is_replayed_is_refused() -> None:
    ours, chip = SecureChannel(session_keys(bytes(32), 16)), ChipChannel(bytes(32), 16)
    chip.unwrap(ours.seal(READ, le=0))
    answer = chip.wrap(b"data", 0x9000)
    assert ours.open(answer) == (b"data", 0x9000)
    ours.seal(READ, le=0)
    with pytest.raises(ChannelError, match="MAC"):
        ours.open(answer)


@pytest.mark.parametrize("answer", ["9000", "6988", "6a82", "31323334359000", ""])
def test_an_answer_that_is_not_protected_is_refused(answer: str) -> None:
    ours = SecureChannel(session_keys(bytes(32), 16))
    ours.seal(READ, le=0)
    with pytest.raises(ChannelError):
        ours.open(h(answer))


@given(st.binary(max_size=300))
def test_padding_comes_off_again(data: bytes) -> None:
    assert unpadded(padded(data)) == data


@pytest.mark.parametrize("data", [b"", bytes(16), b"\x80" + bytes(16), b"x" * 16])
def test_what_is_not_padded_so_is_told(data: bytes) -> None:
    assert unpadded(data) is None
