"""Events from readings, and the map of keys, without any wire."""

import pytest
from evdev import ecodes
from hypothesis import given
from hypothesis import strategies as st

from hardware.input_device import EVENT, InputEvent, unpack
from hardware.signals.keys import CODES, Contact, KeyMapError, read_key_map
from hardware.signals.opening import SWITCHES
from hardware.signals.port import (
    DoorClosed,
    DoorOpened,
    HeadphonesPlugged,
    HeadphonesUnplugged,
    Power,
    PowerLost,
    PowerLow,
    PowerRestored,
    TamperDetected,
)
from hardware.signals.rules import Contacts, Reading, Switched, read_keypad


def test_names_and_numbers_are_the_kernel_s() -> None:
    assert {f"KEY_{name}": code for name, code in CODES.items()} == {
        f"KEY_{name}": ecodes.ecodes[f"KEY_{name}"] for name in CODES
    }
    assert {name: ecodes.ecodes[name] for name in SWITCHES} == SWITCHES


@pytest.mark.parametrize(
    ("contact", "on", "off"),
    [
        (Contact.DOOR, [DoorOpened()], [DoorClosed()]),
        (Contact.TAMPER, [TamperDetected()], []),
        (Contact.HEADPHONES_IN, [HeadphonesPlugged()], [HeadphonesUnplugged()]),
    ],
)
def test_a_contact_tells_of_changes_only(contact: Contact, on: list[object], off: list[object]) -> None:
    contacts = Contacts()
    assert contacts.feed(Switched(contact, False)) == []
    assert contacts.feed(Switched(contact, True)) == on
    assert contacts.feed(Switched(contact, True)) == []
    assert contacts.feed(Switched(contact, False)) == off
    assert contacts.feed(Switched(contact, False)) == []


def test_a_door_whose_contact_goes_is_open_for_all_that_is_known() -> None:
    contacts = Contacts()
    contacts.feed(Switched(Contact.DOOR, True))
    assert contacts.feed(Switched(Contact.DOOR, None)) == []
    assert contacts.feed(Switched(Contact.DOOR, True)) == []
    assert contacts.feed(Switched(Contact.DOOR, False)) == [DoorClosed()]


def test_a_jack_that_goes_counts_as_pulled() -> None:
    contacts = Contacts()
    contacts.feed(Switched(Contact.HEADPHONES_IN, True))
    assert contacts.feed(Switched(Contact.HEADPHONES_OUT, None)) == [HeadphonesUnplugged()]
    assert contacts.feed(Switched(Contact.HEADPHONES_OUT, None)) == []


def test_power() -> None:
    contacts = Contacts()
    assert contacts.feed(Power(False, runtime_s=900)) == []
    assert contacts.feed(Power(False, low=True)) == []  # charging, after a long cut
    assert contacts.feed(Power(True, low=True, runtime_s=60)) == [PowerLost(60), PowerLow(60)]
    assert contacts.feed(Power(True, low=True, runtime_s=50)) == []
    assert contacts.feed(Power(False)) == [PowerRestored()]


def test_the_default_keys() -> None:
    keys = read_key_map("")
    assert {meaning.value for meaning in keys.values()} >= {"up", "down", "ok", "back", "help", "next"}
    assert read_key_map("KEY_F17=help  up=up") == read_key_map("UP=up F17=help")


@given(st.text())
def test_whatever_stands_in_the_settings_is_a_map_or_an_error(text: str) -> None:
    try:
        read_key_map(text)
    except KeyMapError:
        return


@given(st.binary(max_size=10 * EVENT.size))
def test_whatever_an_input_device_says_is_no_more_than_events(data: bytes) -> None:
    contacts, keys = Contacts(), read_key_map("F20=door F15=headphones_in UP=up")
    events: list[InputEvent] = unpack(data)
    assert len(events) == len(data) // EVENT.size
    readings: list[Reading | None] = [read_keypad(keys, event) for event in events]
    for reading in readings:
        if reading is not None:
            contacts.feed(reading)
