"""A whole reading of a simulated chip that computes, sound or not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hardware.card_reader.connection import converse
from hardware.card_reader.emrtd.errors import MalformedError
from hardware.card_reader.emrtd.pace import Password
from hardware.card_reader.emrtd.reading import read_document
from hardware.card_reader.tlv import encode
from hardware.simulators.cards.emrtd_chip import EF_CARD_ACCESS, EF_DG1, EF_DG11, EF_SOD, EmrtdChip
from hardware.simulators.cards.emrtd_chip_data import Person, dg1, dg11, files
from hardware.simulators.cards.emrtd_chip_faults import ChipFault
from hardware.simulators.cards.emrtd_chip_samples import CAN, OTHER, PERSON
from hardware.simulators.cards.misbehaviour import WRONG, Nothing
from kiosk_app.domain.id_card import (
    Authenticity,
    CardAccessNumber,
    CardLost,
    Distrust,
    Expired,
    IdCardHolder,
    IdCardOutcome,
    IdCardRead,
    NotAnIdCard,
    NotAuthentic,
    WrongAccessNumber,
)
from tests.hardware.emrtd.cards import NOW, OTHER_STATE, STATE, Direct, read

HOLDER = IdCardHolder(
    "ŻÓŁĆ-BRZĘCZYSZCZYKIEWICZ",
    "ŁUCJA MARIA",
    "ZZC000001",
    date(1984, 2, 29),
    date(2036, 5, 17),
    "POL",
    "POL",
    transliterated=False,
)
SOUND = IdCardRead(HOLDER, Authenticity.SIGNED_BY_ISSUER)
FILES = files(PERSON, STATE)


@pytest.mark.parametrize(
    ("parameter_id", "key_length"),
    [(12, 16), (13, 16), (13, 24), (14, 16), (15, 32), (16, 24), (17, 32), (18, 32)],
)
def test_a_sound_card_is_read_on_every_curve(parameter_id: int, key_length: int) -> None:
    held = files(PERSON, STATE, parameter_id=parameter_id, key_length=key_length)
    assert read(EmrtdChip(CAN, held, parameter_id=parameter_id, key_length=key_length)) == SOUND


def test_without_full_names_the_letters_of_the_zone_are_told_as_such() -> None:
    outcome = read(EmrtdChip(CAN, files(PERSON, STATE, with_full_names=False)))
    assert isinstance(outcome, IdCardRead)
    # Cut by the zone's thirty places, too.
    assert outcome.holder == replace(
        HOLDER, surname="ZOLC BRZECZYSZCZYKIEWICZ", given_names="LUCJ", transliterated=True
    )


def test_without_a_configured_state_it_is_never_called_authentic() -> None:
    assert read(EmrtdChip(CAN, FILES), anchors=()) == IdCardRead(HOLDER, Authenticity.NOT_CHECKED)


@pytest.mark.parametrize("anchors", [(), (STATE.anchor,)], ids=["unchecked", "checked"])
def test_changed_data_are_refused_whether_or_not_a_state_is_configured(anchors: tuple[bytes, ...]) -> None:
    chip = EmrtdChip(CAN, FILES | {EF_DG1: dg1(OTHER)})
    assert read(chip, anchors=anchors) == NotAuthentic(Distrust.DATA_CHANGED)


def test_changed_full_names_are_refused() -> None:
    assert read(EmrtdChip(CAN, FILES | {EF_DG11: dg11(OTHER)})) == NotAuthentic(Distrust.DATA_CHANGED)


def test_full_names_of_somebody_else_are_not_taken_even_when_signed() -> None:
    groups = {1: dg1(PERSON), 11: dg11(OTHER)}
    held = FILES | {EF_DG11: groups[11], EF_SOD: STATE.security_object(groups)}
    outcome = read(EmrtdChip(CAN, held))
    assert isinstance(outcome, IdCardRead)
    assert outcome.holder.surname == "ZOLC BRZECZYSZCZYKIEWICZ"
    assert outcome.holder.transliterated


def test_full_names_that_the_card_keeps_to_itself_are_done_without() -> None:
    held = {identifier: file for identifier, file in FILES.items() if identifier != EF_DG11}
    outcome = read(EmrtdChip(CAN, held))
    assert isinstance(outcome, IdCardRead)
    assert outcome.holder.transliterated


def test_the_signer_of_an_unknown_state_is_told() -> None:
    chip = EmrtdChip(CAN, files(PERSON, OTHER_STATE))
    assert read(chip) == NotAuthentic(Distrust.ISSUER_UNKNOWN)
    assert read(chip, anchors=(STATE.anchor, OTHER_STATE.anchor)) == SOUND


def test_the_last_day_is_still_valid() -> None:
    today = NOW.date()
    for expiry, outcome in ((today, IdCardRead), (today - timedelta(days=1), Expired)):
        person = replace(PERSON, expiry_date=expiry)
        assert isinstance(read(EmrtdChip(CAN, files(person, STATE))), outcome)


def test_a_forged_card_is_not_called_expired() -> None:
    person = replace(PERSON, expiry_date=date(2020, 1, 1))
    assert read(EmrtdChip(CAN, FILES | {EF_DG1: dg1(person)})) == NotAuthentic(Distrust.DATA_CHANGED)


def test_a_wrong_number_counts_down_to_a_pause() -> None:
    chip = EmrtdChip(CAN, FILES, tries=3)
    tries = [read(chip, can="654321") for _ in range(4)]
    assert tries == [WrongAccessNumber(2), WrongAccessNumber(1), WrongAccessNumber(0), WrongAccessNumber(0)]
    assert read(chip) == WrongAccessNumber(0)


def test_a_wrong_number_may_be_tried_again_where_the_chip_does_not_count() -> None:
    chip = EmrtdChip(CAN, FILES)
    assert read(chip, can="654321") == WrongAccessNumber()
    assert read(chip) == SOUND


def test_a_right_number_after_a_warning_is_taken() -> None:
    assert read(EmrtdChip(CAN, FILES, tries=1)) == SOUND


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (ChipFault.MUTE_IN_PACE, CardLost()),
        (ChipFault.MUTE_IN_READING, CardLost()),
        (ChipFault.WRONG_MAC, CardLost()),
        (ChipFault.REPLAYED_COUNTER, CardLost()),
        (ChipFault.UNPROTECTED, CardLost()),
        (ChipFault.INVALID_POINT, NotAuthentic(Distrust.MALFORMED)),
        (ChipFault.OVERSIZED, NotAuthentic(Distrust.MALFORMED)),
        (ChipFault.WRONG_TOKEN, WrongAccessNumber()),
    ],
)
def test_each_fault_of_a_chip_has_its_outcome(fault: ChipFault, outcome: IdCardOutcome) -> None:
    assert read(EmrtdChip(CAN, FILES, fault=fault)) == outcome


def test_every_fault_is_tried() -> None:
    marks = test_each_fault_of_a_chip_has_its_outcome.pytestmark  # type: ignore[attr-defined]  # pytest's own
    assert {case[0] for case in marks[0].args[1]} == set(ChipFault)


@pytest.mark.parametrize("name", sorted(set(WRONG)))
def test_other_cards_are_no_id_cards(name: str) -> None:
    assert not isinstance(read(WRONG[name]()), IdCardRead)


def test_a_card_without_applications_is_another_card() -> None:
    assert read(Nothing()) == NotAnIdCard()
    assert read(WRONG["mute"]()) == CardLost()


@pytest.mark.parametrize("missing", [EF_SOD, EF_DG1, EF_CARD_ACCESS])
def test_a_chip_without_a_file_that_all_have_is_another_card(missing: int) -> None:
    held = {identifier: file for identifier, file in FILES.items() if identifier != missing}
    assert read(EmrtdChip(CAN, held)) == NotAnIdCard()


def test_a_passport_is_another_card() -> None:
    zone = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10"
    passport = encode(0x61, encode(0x5F1F, zone.encode()))
    held = FILES | {EF_DG1: passport, EF_SOD: STATE.security_object({1: passport})}
    assert read(EmrtdChip(CAN, held)) == NotAnIdCard()


@pytest.mark.parametrize(
    "content", [b"", encode(0x5F1F, b"x" * 90), encode(0x5F1E, b""), encode(0x5F1F, b"\xff" * 90), b"\x01"]
)
def test_a_zone_that_is_none_is_refused(content: bytes) -> None:
    file = encode(0x61, content)
    held = FILES | {EF_DG1: file.ljust(8, b"\x00"), EF_SOD: STATE.security_object({1: file})}
    assert read(EmrtdChip(CAN, held)) == NotAuthentic(Distrust.MALFORMED)


def test_neither_picture_nor_anything_else_is_asked_for() -> None:
    connection = Direct(EmrtdChip(CAN, FILES))
    document = converse(connection, read_document(Password.of_can(CardAccessNumber(CAN))))
    assert set(document.data_groups) == {1, 11}
    # PACE and opening take nine commands, the rest is two files of one piece each and EF.SOD.
    assert len(connection.sent) <= 24


def test_a_file_that_is_too_large_is_not_read_at_all() -> None:
    connection = Direct(EmrtdChip(CAN, FILES | {EF_SOD: encode(0x77, bytes(30_000))}))
    with pytest.raises(MalformedError, match="size"):
        converse(connection, read_document(Password.of_can(CardAccessNumber(CAN))))
    assert len(connection.sent) < 15


def test_nothing_readable_of_the_holder_goes_over_the_air() -> None:
    connection = Direct(EmrtdChip(CAN, FILES))
    converse(connection, read_document(Password.of_can(CardAccessNumber(CAN))))
    air = b"".join(connection.sent + connection.answers)
    for secret in (b"ZZC000001", b"BRZECZ", "Żółć".encode(), CAN.encode()):
        assert secret not in air


def test_nothing_of_the_holder_is_in_a_representation() -> None:
    document = converse(Direct(EmrtdChip(CAN, FILES)), read_document(Password.of_can(CardAccessNumber(CAN))))
    outcome = read(EmrtdChip(CAN, FILES))
    for shown in (repr(document), repr(outcome), str(outcome), repr(PERSON)):
        for secret in ("ZZC000001", "BRZ", "ŻÓŁĆ", "1984", "ZOLC", "Żółć"):
            assert secret not in shown


def test_a_long_name_is_read_whole() -> None:
    person = Person(
        "Konstantynopolitańczykowianeczkówna", "Maria", "ZZC000003", date(1990, 1, 1), date(2036, 1, 1)
    )
    outcome = read(EmrtdChip(CAN, files(person, STATE)))
    assert isinstance(outcome, IdCardRead)
    assert outcome.holder.surname == "KONSTANTYNOPOLITAŃCZYKOWIANECZKÓWNA"
