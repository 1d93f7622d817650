"""The log-in by PIV card: each outcome, each way to cheat, each command at which a card can go."""

import tracemalloc
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.card_reader.connection import converse
from hardware.card_reader.piv import commands as piv_commands
from hardware.card_reader.piv import dialogue as piv
from hardware.card_reader.piv.key import NONCE_SIZE
from hardware.card_reader.tlv import encode
from hardware.simulators.cards.card_files import SAMPLES, load
from hardware.simulators.cards.virtual_card import Card
from kiosk_app.domain.technician import (
    Blocked,
    CardFaulty,
    CardLook,
    CardLost,
    CardMute,
    CardSwapped,
    Expired,
    Flaw,
    LastTryLeft,
    LoggedIn,
    LogInOutcome,
    NoRole,
    NotATechniciansCard,
    NotGenuine,
    NotYetValid,
    Pin,
    Revoked,
    Technician,
    TechnicianCard,
    TechnicianRole,
    UntrustedIssuer,
    WrongPin,
)
from tests.hardware.cards.conftest import NOW, Office
from tests.hardware.cards.held import Held, outcome_of

NONCES = bytes(NONCE_SIZE), bytes([1]) * NONCE_SIZE
RIGHT, WRONG = Pin("123456"), Pin("654321")
VERIFY = 0x20


def look(office: Office, held: Held) -> CardLook:
    return converse(held, piv.look(office.authority(), NOW, NONCES[0]))


def log_in(
    office: Office,
    held: Held,
    pin: Pin = RIGHT,
    *,
    shown: Technician | None = None,
    spend_last_try: bool = False,
) -> LogInOutcome:
    shown = shown or technician(office, "technician")
    dialogue = piv.log_in(office.authority(), shown, pin, NOW, NONCES, spend_last_try=spend_last_try)
    return converse(held, dialogue)


def technician(office: Office, name: str) -> Technician:
    seen = look(office, Held(office.card(name)))
    assert isinstance(seen, TechnicianCard)
    return seen.technician


def pins_sent(held: Held) -> int:
    return sum(command[1] == VERIFY and len(command) > 5 for command in held.commands)


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("technician", TechnicianRole.TECHNICIAN),
        ("senior", TechnicianRole.SENIOR),
        ("technician-packed", TechnicianRole.TECHNICIAN),
    ],
)
def test_a_technician_logs_in(name: str, role: TechnicianRole, office: Office) -> None:
    held = Held(office.card(name))
    seen = look(office, held)
    assert isinstance(seen, TechnicianCard)
    assert (seen.technician.role, seen.tries_left, pins_sent(held)) == (role, 3, 0)
    assert log_in(office, held, shown=seen.technician) == LoggedIn(seen.technician)
    assert pins_sent(held) == 1
    assert seen.technician.name not in repr(seen)


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("technician-expired", Expired(NOW - timedelta(days=1))),
        ("technician-not-yet-valid", NotYetValid(NOW + timedelta(days=1))),
        ("technician-revoked", Revoked()),
        ("technician-no-role", NoRole()),
        ("technician-untrusted", UntrustedIssuer()),
        ("technician-blocked", Blocked()),
        ("technician-clone-without-key", NotGenuine(Flaw.NO_KEY)),
        ("technician-signs-without-pin", NotGenuine(Flaw.SIGNS_WITHOUT_PIN)),
        ("technician-empty", NotATechniciansCard()),
        ("technician-falls-silent", CardMute()),
    ],
)
def test_a_card_that_lets_nobody_in_gets_no_pin(name: str, outcome: CardLook, office: Office) -> None:
    held = Held(office.card(name))
    assert look(office, held) == outcome
    assert log_in(office, held) == outcome
    assert pins_sent(held) == 0


def test_wrong_pins_count_down_to_blocked(office: Office) -> None:
    held = Held(office.card("technician"))
    assert log_in(office, held, WRONG) == WrongPin(2)
    assert log_in(office, held, WRONG) == WrongPin(1)
    assert log_in(office, held, WRONG) == LastTryLeft()
    assert log_in(office, held, RIGHT) == LastTryLeft()
    assert pins_sent(held) == 2
    # The last wrong one is told by a card as "blocked" or as "no try left".
    assert log_in(office, held, WRONG, spend_last_try=True) in (Blocked(), WrongPin(0))
    assert log_in(office, held, RIGHT, spend_last_try=True) == Blocked()


def test_the_last_try_may_be_spent_and_the_right_pin_gives_three_again(office: Office) -> None:
    held = Held(office.card("technician-last-try"))
    shown = technician(office, "technician-last-try")
    assert log_in(office, held, shown=shown, spend_last_try=True) == LoggedIn(shown)
    held = Held(office.card("technician"))
    assert log_in(office, held, WRONG) == WrongPin(2)
    assert isinstance(log_in(office, held), LoggedIn)
    seen = look(office, Held(office.card("technician")))
    assert isinstance(seen, TechnicianCard)
    assert seen.tries_left == 3


def test_a_clone_with_a_key_of_its_own_signs_wrongly(office: Office) -> None:
    held = Held(office.card("technician-clone-with-other-key"))
    assert log_in(office, held) == NotGenuine(Flaw.WRONG_SIGNATURE)


def test_another_card_than_was_shown_gets_no_pin(office: Office) -> None:
    held = Held(office.card("senior"))
    assert log_in(office, held, shown=technician(office, "technician")) == CardSwapped()
    assert pins_sent(held) == 0


def test_a_stolen_card_does_not_sign_for_the_pin_of_another(office: Office) -> None:
    """The certificate from one card, the PIN to another, the signature from the first again."""
    stolen, own = office.card("technician", pin="99999999"), office.card("technician-clone-with-other-key")
    shown = technician(office, "technician")
    dialogue = piv.log_in(office.authority(), shown, RIGHT, NOW, NONCES)
    held = {False: Held(stolen), True: Held(own)}
    outcome: LogInOutcome | None = None
    # The other card: for VERIFY only, once its application is selected.
    held[True].transmit(bytes.fromhex("00a4040009a0000003080000100000"))
    command = next(dialogue)
    try:
        while True:
            command = dialogue.send(held[command[1] == VERIFY].transmit(command))
    except StopIteration as end:
        outcome = end.value
    assert outcome == CardSwapped()
    assert pins_sent(held[True]) == 1


@pytest.mark.parametrize("name", ["technician", "senior"])
def test_a_swap_at_any_command_lets_nobody_in(name: str, office: Office) -> None:
    shown = technician(office, name)
    whole = Held(office.card(name))
    assert isinstance(log_in(office, whole, shown=shown), LoggedIn)
    for at in range(1, len(whole.commands) + 1):
        for other in (
            "technician-clone-with-other-key",
            "technician-clone-without-key",
            "technician-no-role",
        ):
            held = Held(office.card(name), office.card(other), swap_at=at)
            assert not isinstance(log_in(office, held, shown=shown), LoggedIn)


@pytest.mark.parametrize("name", ["technician", "senior"])
def test_a_card_pulled_at_any_command_is_lost_and_it_is_said_whether_the_pin_was_sent(
    name: str, office: Office
) -> None:
    shown = technician(office, name)
    whole = Held(office.card(name))
    assert isinstance(log_in(office, whole, shown=shown), LoggedIn)
    for at in range(1, len(whole.commands) + 1):
        held = Held(office.card(name), pull_at=at)
        assert log_in(office, held, shown=shown) == CardLost(pin_sent=pins_sent(held) > 0)


def test_a_card_that_falls_silent_at_any_command_is_mute(office: Office) -> None:
    whole = Held(office.card("technician"))
    log_in(office, whole)
    for after in range(len(whole.commands)):
        held = Held(office.card("technician", silent_after=after))
        assert log_in(office, held) == CardMute(pin_sent=pins_sent(held) > 0)


@pytest.mark.parametrize("name", ["student", "city-desfire", "unknown", "wrong-wrong-length"])
def test_another_kind_of_card_is_none(name: str, office: Office) -> None:
    assert look(office, Held(load(SAMPLES / f"{name}.json"))) == NotATechniciansCard()


@pytest.mark.parametrize("name", ["wrong-no-status", "wrong-endless"])
def test_a_card_without_sense_is_faulty(name: str, office: Office) -> None:
    assert look(office, Held(load(SAMPLES / f"{name}.json"))) == CardFaulty()


@given(
    answers=st.lists(st.binary(min_size=2, max_size=300) | st.just(b"\x90\x00"), max_size=12),
    after=st.sampled_from([b"\x90\x00", b"\x6a\x82", b"\x69\x82", b"\x63\xc3"]),
)
def test_whatever_a_card_answers_nobody_is_let_in(answers: list[bytes], after: bytes, office: Office) -> None:
    authority, shown = office.authority(), technician(office, "technician")
    assert not isinstance(
        outcome_of(piv.log_in(authority, shown, RIGHT, NOW, NONCES), answers, after), LoggedIn
    )


@given(
    answers=st.lists(
        st.binary(min_size=2, max_size=80)
        | st.sampled_from([b"\x90\x00", b"\x69\x82", b"\x69\x83", b"\x63\xc2", b"\x63\xcf", b"\x6a\x88"])
        | st.binary(max_size=80).map(lambda value: encode(0x7C, encode(0x82, value)) + b"\x90\x00"),
        max_size=6,
    )
)
def test_nor_with_the_certificate_of_a_card_alone(answers: list[bytes], office: Office) -> None:
    """The certificate is public: whoever has copied it answers the rest as they like."""
    held = Held(office.card("technician"))
    seen = look(office, held)
    assert isinstance(seen, TechnicianCard)
    certificate = held.transmit(piv_commands.get_certificate())
    copied = [b"\x90\x00", certificate, *answers]
    dialogue = piv.log_in(office.authority(), seen.technician, RIGHT, NOW, NONCES)
    assert not isinstance(outcome_of(dialogue, copied, b"\x90\x00"), LoggedIn)


@given(st.binary(max_size=400))
def test_any_answer_holds_a_certificate_or_is_refused(data: bytes) -> None:
    for read in (piv_commands.read_certificate, piv_commands.read_signature):
        try:
            assert len(read(data)) <= len(data)
        except piv_commands.PivError:
            continue


def test_a_bomb_is_not_unpacked() -> None:
    bomb = encode(0x53, encode(0x70, piv_commands.packed(bytes(20_000_000))), b"\x71\x01\x01")
    tracemalloc.start()
    with pytest.raises(piv_commands.PivError):
        piv_commands.read_certificate(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


def test_a_packed_certificate_is_bounded() -> None:
    def stored(body: bytes) -> bytes:
        return encode(0x53, encode(0x70, body), b"\x71\x01\x01\xfe\x00")

    most = piv_commands.MAX_CERTIFICATE
    assert piv_commands.read_certificate(stored(piv_commands.packed(bytes(most)))) == bytes(most)
    for body in (
        piv_commands.packed(bytes(most + 1)),
        piv_commands.packed(bytes(50_000_000)),
        piv_commands.packed(bytes(most))[:-9],
        b"not packed",
        b"",
    ):
        with pytest.raises(piv_commands.PivError):
            piv_commands.read_certificate(stored(body))
    with pytest.raises(piv_commands.PivError, match="large"):
        piv_commands.read_certificate(encode(0x53, encode(0x70, bytes(most + 1))))


@given(st.binary(min_size=2, max_size=2))
def test_tries_left_of_any_status(status: bytes) -> None:
    left = piv_commands.tries_left(status)
    known = status == b"\x69\x83" or (status[0] == 0x63 and status[1] >> 4 == 0xC)
    assert (left is not None) == known
    assert left is None or 0 <= left <= 15


def test_a_pin_is_filled_up_and_never_shown() -> None:
    assert piv_commands.verify(RIGHT) == bytes.fromhex("0020008008313233343536ffff")
    assert "123456" not in repr(RIGHT)


@pytest.mark.parametrize(
    "changes", [{"pin": "12345678"}, {"pin": "1234567"}], ids=["eight digits", "seven digits"]
)
def test_longer_pins(changes: dict[str, str], office: Office) -> None:
    held = Held(office.card("technician", **changes))
    assert log_in(office, held, RIGHT) == WrongPin(2)
    assert isinstance(log_in(office, held, Pin(changes["pin"])), LoggedIn)


def test_the_simulated_card_is_unblocked_by_its_puk(office: Office) -> None:
    held = Held(office.card("technician-blocked", puk="12345678"))
    assert look(office, held) == Blocked()
    unblock = b"\x00\x2c\x00\x80\x10"
    assert held.transmit(unblock + b"87654321" + b"111111\xff\xff") == b"\x63\xc2"
    assert held.transmit(unblock + b"12345678" + b"111111\xff\xff") == b"\x90\x00"
    shown = technician_of(office, held)
    assert log_in(office, held, Pin("111111"), shown=shown) == LoggedIn(shown)


def technician_of(office: Office, held: Held) -> Technician:
    seen = look(office, held)
    assert isinstance(seen, TechnicianCard)
    return seen.technician


@pytest.mark.parametrize("name", ["technician", "senior"])
def test_a_signature_answers_one_challenge_only(name: str, office: Office) -> None:
    held = Held(office.card(name))
    shown = technician_of(office, held)
    held.answers.clear()
    assert log_in(office, held, shown=shown) == LoggedIn(shown)
    same = piv.log_in(office.authority(), shown, RIGHT, NOW, NONCES)
    assert outcome_of(same, held.answers, b"\x6f\x00") == LoggedIn(shown)
    other = piv.log_in(office.authority(), shown, RIGHT, NOW, (NONCES[0], bytes([2]) * NONCE_SIZE))
    assert outcome_of(other, held.answers, b"\x6f\x00") == NotGenuine(Flaw.WRONG_SIGNATURE)


@given(st.binary(max_size=300))
def test_the_simulated_card_answers_anything(apdu: bytes) -> None:
    card = Card()
    assert card.applet.answer(apdu) is not None
