"""PACE against the worked example of ICAO Doc 9303-11, appendix G.1 (ECDH with generic mapping,
brainpoolP256r1, AES-128, password of the machine-readable zone), and what a chip may answer to it."""

import contextlib
import hashlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.card_reader.connection import Dialogue
from hardware.card_reader.emrtd import ciphers, pace
from hardware.card_reader.emrtd.card_access import PaceParameters, best_pace
from hardware.card_reader.emrtd.curves import PARAMETER_IDS, Group
from hardware.card_reader.emrtd.errors import (
    EmrtdError,
    MalformedError,
    NotSupportedError,
    WrongPasswordError,
)
from hardware.card_reader.tlv import encode
from kiosk_app.domain.id_card import CardAccessNumber

h = bytes.fromhex
CARD_ACCESS = h("31143012060A04007F0007020204020202010202010D")
PASSWORD = pace.Password.of_mrz(hashlib.sha1(b"T22000129364081251010318").digest())
NONCE = 0x3F00C4D39D153F2B2A214A078D899B22
OUR_SCALARS = (
    0x7F4EF07B9EA82FD78AD689B38D0BC78CF21F249D953BC46F4C6E19259C010F99,
    0xA73FB703AC1436A18E0CFA5ABB3F7BEC7A070E7A6788486BEE230C4A22762595,
)
THEIR_SCALARS = (
    0x498FF49756F2DC1587840041839A85982BE7761D14715FB091EFA7BCE9058560,
    0x107CF58696EF6155053340FD633392BA81909DF7B9706F226F32086C7AFF974A,
)
MAPPED = (
    "048CED63C91426D4F0EB1435E7CB1D74A46723A0AF21C89634F65A9AE87A9265E2"
    "8C879506743F8611AC33645C5B985C80B5F09A0B83407C1B6A4D857AE76FE522"
)
SHARED = h("28768D20701247DAE81804C9E780EDE582A9996DB4A315020B2733197DB84925")
EXCHANGES = [
    ("0022C1A40F800A04007F00070202040202830101", "9000"),
    ("10860000027C0000", "7C12801095A3A016522EE98D01E76CB6B98B42C39000"),
    (
        (
            "10860000457C438141047ACF3EFC982EC45565A4B155129EFBC74650DCBFA6362D896FC70262E0C2CC5E"
            "544552DCB6725218799115B55C9BAA6D9F6BC3A9618E70C25AF71777A9C4922D00"
        ),
        (
            "7C43824104824FBA91C9CBE26BEF53A0EBE7342A3BF178CEA9F45DE0B70AA601651FBA3F57"
            "30D8C879AAA9C9F73991E61B58F4D52EB87A0A0C709A49DC63719363CCD13C549000"
        ),
    ),
    (
        (
            "10860000457C438341042DB7A64C0355044EC9DF190514C625CBA2CEA48754887122F3A5EF0D5EDD301C"
            "3556F3B3B186DF10B857B58F6A7EB80F20BA5DC7BE1D43D9BF850149FBB3646200"
        ),
        (
            "7C438441049E880F842905B8B3181F7AF7CAA9F0EFB743847F44A306D2D28C1D9EC65DF6DB"
            "7764B22277A2EDDC3C265A9F018F9CB852E111B768B326904B59A0193776F0949000"
        ),
    ),
    ("008600000C7C0A8508C2B0BD78D94BA86600", "7C0A86083ABB9674BCE93C089000"),
]
_ANSWERS = [h(answer) for _, answer in EXCHANGES]


def established(answers: list[bytes]) -> tuple[ciphers.SessionKeys, list[bytes]]:
    """Run PACE as in the example against these answers; its keys, and what was sent."""
    scalars = iter(OUR_SCALARS)
    return run(pace.establish(best_pace(CARD_ACCESS), PASSWORD, lambda _: next(scalars)), iter(answers))


def run(
    dialogue: Dialogue[ciphers.SessionKeys], answers: Iterator[bytes]
) -> tuple[ciphers.SessionKeys, list[bytes]]:
    sent = [next(dialogue)]
    try:
        while True:
            sent.append(dialogue.send(next(answers)))
    except StopIteration as end:
        return end.value, sent


def test_every_message_and_key_is_the_one_of_the_worked_example() -> None:
    keys, sent = established(_ANSWERS)
    assert [command.hex().upper() for command in sent] == [command for command, _ in EXCHANGES]
    assert keys.encryption == h("F5F0E35C0D7161EE6724EE513A0D9A7F")
    assert keys.mac == h("FE251C7858B356B24514B3BD5F4297D1")


def test_every_value_between_is_the_one_of_the_worked_example() -> None:
    group = Group(13)
    assert ciphers.password_key(PASSWORD.secret, 16) == h("89DED1B26624EC1E634C1989302849DD")
    ours, theirs = (group.generator.times(scalars[0]) for scalars in (OUR_SCALARS, THEIR_SCALARS))
    secret = theirs.times(OUR_SCALARS[0])
    assert secret.encoded() == ours.times(THEIR_SCALARS[0]).encoded()
    assert secret.x_bytes() == h("60332EF2450B5D247EF6D3868397D398852ED6E8CAF6FFEEF6BF85CA57057FD5")
    mapped = group.generator.times(NONCE).plus(secret)
    assert mapped.encoded() == h(MAPPED)
    assert mapped.times(OUR_SCALARS[1]).times(THEIR_SCALARS[1]).x_bytes() == SHARED


@pytest.mark.parametrize(
    ("length", "encryption", "mac"),
    [
        (
            24,
            "11504483F04A10A66A8FCD6D348C75A961809C54EDAA2117",
            "1F35D576CE54BA775A391F9749E388C48215B7D544D62D96",
        ),
        (
            32,
            "11504483F04A10A66A8FCD6D348C75A961809C54EDAA21174726A97FB37DEF52",
            "1F35D576CE54BA775A391F9749E388C48215B7D544D62D96470ABA7B19F051A3",
        ),
    ],
)
def test_longer_keys_agree_with_another_implementation(length: int, encryption: str, mac: str) -> None:
    """Computed by Proxmark3's own tests from the secret of the worked example (its `emrtd_pace_kdf`)."""
    keys = ciphers.session_keys(PASSWORD.secret, length)
    assert (keys.encryption.hex().upper(), keys.mac.hex().upper()) == (encryption, mac)


@pytest.mark.parametrize(
    ("step", "answer", "tries_left"),
    [
        (0, "63C0", 0),
        (0, "6983", 0),
        (4, "6300", None),
        (4, "63C1", 1),
        (4, "6982", None),
        (4, "6983", 0),
        (4, "7C0A86083ABB9674BCE93C099000", None),
        (4, "7C0086003ABB9674BCE93C099000", ...),
        (4, "7C0286009000", None),
    ],
)
def test_a_wrong_number_is_told_however_the_chip_says_it(step: int, answer: str, tries_left: object) -> None:
    answers = [*_ANSWERS[:step], h(answer)]
    if tries_left is ...:
        with pytest.raises(MalformedError):
            established(answers)
        return
    with pytest.raises(WrongPasswordError) as error:
        established(answers)
    assert error.value.tries_left == tries_left


def test_a_warning_that_few_tries_are_left_ends_nothing() -> None:
    assert established([h("63C2"), *_ANSWERS[1:]])[0].encryption


@pytest.mark.parametrize("answer", ["6A80", "6A88", "6D00"])
def test_a_password_that_the_chip_does_not_know_is_another_card(answer: str) -> None:
    with pytest.raises(NotSupportedError):
        established([h(answer)])


def _point_answer(tag: int, point: bytes) -> bytes:
    return encode(0x7C, encode(tag, point)) + h("9000")


OFF_CURVE = b"\x04" + (5).to_bytes(32, "big") + (7).to_bytes(32, "big")
X_PLUS_P = 0xA9FB57DBA1EEA9BC3E660A909D838D726E3BF623D52620282013481D1F6E5377


@pytest.mark.parametrize(
    "point",
    [
        OFF_CURVE,
        b"\x00",
        b"",
        bytes(65),
        b"\x04" + bytes(64),
        _ANSWERS[2][4:-3],
        b"\x02" + _ANSWERS[2][5:37],
        b"\x04" + X_PLUS_P.to_bytes(32, "big") + bytes(32),
    ],
    ids=["off the curve", "infinity", "none", "tag 0", "zeros", "short", "compressed", "not reduced"],
)
@pytest.mark.parametrize("step", [2, 3])
def test_a_point_that_is_none_of_the_curve_is_refused(step: int, point: bytes) -> None:
    answers = [*_ANSWERS[:step], _point_answer(0x82 if step == 2 else 0x84, point), *_ANSWERS[step + 1 :]]
    with pytest.raises(MalformedError):
        established(answers)


def test_our_own_key_sent_back_is_refused() -> None:
    ours = h(EXCHANGES[3][0])[9:-1]
    with pytest.raises(MalformedError, match="echo"):
        established([*_ANSWERS[:3], _point_answer(0x84, ours)])


@given(
    st.integers(0, 4), st.binary(max_size=80), st.sampled_from([b"\x90\x00", b"\x63\xc1", b"\x6f\x00", b""])
)
def test_whatever_the_chip_answers_nothing_else_is_raised(step: int, data: bytes, status: bytes) -> None:
    with contextlib.suppress(EmrtdError):
        established([*_ANSWERS[:step], data + status, *_ANSWERS[step + 1 :]])


@given(st.sampled_from(sorted(PARAMETER_IDS)), st.binary(max_size=140))
def test_any_bytes_are_a_point_of_the_curve_or_refused(parameter_id: int, data: bytes) -> None:
    with contextlib.suppress(MalformedError):
        Group(parameter_id).decode(data)


@pytest.mark.parametrize("parameter_id", sorted(PARAMETER_IDS))
def test_points_of_every_curve_are_read_back(parameter_id: int) -> None:
    group = Group(parameter_id)
    point = group.generator.times(group.random_scalar())
    assert group.decode(point.encoded()).encoded() == point.encoded()
    assert point.times(group.order - 1).encoded() != point.encoded()
    with pytest.raises(MalformedError, match="infinity"):
        point.times(group.order)
    with pytest.raises(MalformedError, match="infinity"):
        point.plus(point.times(group.order - 1))


def test_the_strongest_known_variant_is_taken() -> None:
    """Proxmark3's example: two of generic mapping, one without curves, one of another mapping."""
    several = h(
        "3150"
        "3012060A04007F0007020204020202010202010D"
        "3012060A04007F00070202040204020102020110"
        "3012060A04007F00070202040101020102020100"
        "3012060A04007F00070202040604020102020110"
    )
    assert best_pace(several) == PaceParameters(h("04007F00070202040204"), 16, 32)


def test_a_mechanism_with_two_curves_is_told_which() -> None:
    two = h("31283012060A04007F0007020204020202010202010C3012060A04007F0007020204020202010202010D")
    parameters = best_pace(two)
    assert parameters == PaceParameters(h("04007F00070202040202"), 13, 16, is_ambiguous=True)
    command = next(pace.establish(parameters, pace.Password.of_can(CardAccessNumber("123456"))))
    assert command == h("0022C1A412800A04007F0007020204020283010284010D")


@pytest.mark.parametrize(
    "data", ["3100", "31143012060A04007F0007020204060202010202010D"], ids=["none", "other mapping"]
)
def test_a_chip_without_a_known_variant_is_not_for_us(data: str) -> None:
    with pytest.raises(NotSupportedError):
        best_pace(h(data))


@given(st.binary(max_size=3000) | st.binary(max_size=40).map(lambda end: CARD_ACCESS[:-8] + end))
def test_any_bytes_are_card_access_or_refused(data: bytes) -> None:
    with contextlib.suppress(MalformedError, NotSupportedError):
        best_pace(data)


def test_secrets_are_not_in_representations() -> None:
    keys = ciphers.session_keys(b"secret", 16)
    shown = f"{keys!r} {PASSWORD!r} {CardAccessNumber('987654')!r}"
    assert "987654" not in shown
    assert "\\x" not in shown
