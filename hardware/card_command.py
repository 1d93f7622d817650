"""`urzedomat card`: what the card in the reader is; a technician's log-in is tried, too.

Nothing is kept, and nothing of a citizen's card is read but its kind. Not while the kiosk uses the reader.
"""

import argparse
import getpass
import queue
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import assert_never

from hardware import devices
from hardware.card_reader.connection import CardError, CardLostError, converse
from hardware.card_reader.identification import Recognised, identify_closely, read_uid
from hardware.card_reader.piv.port import TechnicianLogIn
from hardware.card_reader.port import CardEvent, CardInserted, CardReader
from kiosk_app import settings
from kiosk_app.domain import technician as words
from kiosk_app.domain.card_kind import CardKind


def main(argv: Sequence[str] | None = None) -> int:
    """The exit status is 1 where no card came or stayed, or the technician was not let in."""
    parser = argparse.ArgumentParser(prog="urzedomat card", description=__doc__)
    parser.add_argument("--settings", type=Path, required=True, metavar="FILE")
    parser.add_argument("--wait", type=float, default=30.0, metavar="SECONDS", help="for a card; default 30")
    options = parser.parse_args(argv)
    named = settings.load(options.settings).card_reader
    reader = devices.open_card_reader(named)
    events: queue.Queue[CardEvent] = queue.Queue()
    reader.start(events.put)
    try:
        inserted = _wait(events, options.wait)
        if inserted is None:
            print(f"no card; the reader is: {reader.status().value}", file=sys.stderr)
            return 1
        return _show(reader, inserted, devices.open_technician_log_in(named, reader))
    finally:
        reader.close()


def _wait(events: "queue.Queue[CardEvent]", seconds: float) -> CardInserted | None:
    with suppress(queue.Empty):
        while True:
            event = events.get(timeout=seconds)
            if isinstance(event, CardInserted):
                return event
    return None


def _show(reader: CardReader, inserted: CardInserted, log_in: TechnicianLogIn) -> int:
    print(f"reader:  {inserted.reader}")
    print(f"ATR:     {inserted.atr.hex(' ').upper() or 'none: the card is broken, or upside down'}")
    try:
        with reader.connect(inserted.reader) as connection:
            recognised = identify_closely(connection)
            uid = converse(connection, read_uid(connection.atr))
    except CardLostError:
        print("card:    it has gone")
        return 1
    except CardError as error:
        recognised, uid = Recognised(CardKind.MUTE), None
        print(f"card:    {error}")
    print(f"kind:    {recognised.kind.value}{f', by {recognised.what}' if recognised.what else ''}")
    if uid is not None:
        print(f"UID:     {len(uid)} bytes, which prove nothing")
    if recognised.kind is not CardKind.TECHNICIAN:
        return 0
    return 0 if _try(inserted.reader, log_in) else 1


def _try(reader: str, log_in: TechnicianLogIn) -> bool:
    seen = log_in.look(reader)
    print(_words(seen))
    if not isinstance(seen, words.TechnicianCard):
        return False
    if seen.tries_left == 1:
        print("This is the LAST try: a wrong PIN blocks the card. An empty line leaves it.")
    pin = _ask_for_pin()
    if pin is None:
        print("A PIN has 6 to 8 digits; no try was spent.")
        return False
    outcome = log_in.log_in(reader, seen.technician, pin, spend_last_try=seen.tries_left == 1)
    print(_words(outcome))
    return isinstance(outcome, words.LoggedIn)


def _ask_for_pin() -> words.Pin | None:
    """None: no PIN, or nothing at all (Ctrl-D)."""
    try:
        return words.Pin.parse(getpass.getpass("PIN: "))
    except EOFError:
        print()
        return None


def _words(outcome: words.CardLook | words.LogInOutcome) -> str:
    match outcome:
        case words.TechnicianCard(technician, tries):
            until = f"{technician.valid_until:%Y-%m-%d}"
            return f"card of: {technician.name}, {technician.role.value}, valid until {until}, {tries} tries"
        case words.LoggedIn(technician):
            return f"logged in as {technician.name}, {technician.role.value}"
        case words.WrongPin(tries):
            return f"wrong PIN, {tries} tries left"
        case words.LastTryLeft():
            return "only one try is left, nothing was sent"
        case words.LockedOut():
            return "after wrong PINs the kiosk waits: try later"
        case _:
            return _words_of_refusal(outcome)


def _words_of_refusal(refusal: words.Refusal) -> str:
    match refusal:
        case words.Blocked():
            return "the card is blocked: unblock it with its PUK"
        case words.Expired(since):
            return f"the certificate (or the CA's) expired on {since:%Y-%m-%d}"
        case words.NotYetValid(until):
            return f"the certificate (or the CA's) is valid from {until:%Y-%m-%d}; look at the kiosk's clock"
        case words.Revoked():
            return "the card was revoked"
        case words.UntrustedIssuer():
            return "the certificate is not from this kiosk's CA, or not one for logging in"
        case words.NoRole():
            return "the certificate gives no role at kiosks"
        case words.NotGenuine(flaw):
            return f"the card is not genuine: {flaw.value}"
        case words.NotATechniciansCard():
            return "no certificate for logging in is on the card"
        case words.CardLost():
            return "the card has gone"
        case words.CardSwapped():
            return "another card lies there now"
        case words.CardMute():
            return "the card does not answer"
        case words.CardFaulty():
            return "the card answers nonsense"
        case words.LogInUnavailable(why):
            return f"nobody can log in: {why}"
        case _:
            assert_never(refusal)
