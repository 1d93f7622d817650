"""Scenes with the devices: a draft from home, a name from an identity card, the keypad."""

import json
import re
from functools import partial

from kiosk_app.domain.codes.draft import write_draft
from kiosk_app.domain.scan import Draft
from provisioning.demo.citizen import Citizen
from provisioning.demo.devices import Devices
from provisioning.demo.processes import DemoError, wait_until
from provisioning.demo.stage import PACK

HOME = "W czym możemy pomóc?"
FORM = "interwencja"
WRITTEN = {"place": "Plac Zmyślony, przy fontannie", "description": "Przewrócona ławka, ostre deski."}
# Of the card „id-card” that comes with the simulators.
ACCESS_NUMBER = "123456"
ON_CARD = ("Łucja Maria", "Żółć-Brzęczyszczykiewicz")


class DeviceScenes:
    """What a citizen does with a code, a card and keys."""

    def __init__(self, citizen: Citizen, devices: Devices) -> None:
        self.citizen = citizen
        self.devices = devices

    def draft(self) -> None:
        """Written at home, scanned here: every answer is shown, and nothing is filed unasked."""
        version = json.loads((PACK / f"forms/{FORM}.json").read_text(encoding="utf-8"))["version"]
        for code in write_draft(Draft(FORM, version, {"category": "inne", **WRITTEN})):
            self.devices.scan(code)
        self.citizen.reads("Otwarto Twoje pismo z domu")
        self.citizen.answers("Co zrobimy z Twoimi danymi")
        self.citizen.sees("Sprawdź odpowiedzi")
        for answer in WRITTEN.values():
            self.citizen.reads(re.escape(answer))
        self.citizen.picture("draft-to-check")

    def name_from_card(self) -> None:
        """From the review of the draft: the one field for a name is filled in, and all is left."""
        citizen = self.citizen
        citizen.presses(re.compile("^Zmień.*kontakt"))
        citizen.presses("Wypełnij z e-dowodu")
        citizen.screen.enter("Numer CAN", ACCESS_NUMBER)
        citizen.picture("number-of-the-card")
        citizen.presses("Dalej")
        citizen.sees("Połóż dowód na czytniku")
        self.devices.insert_card("id-card")
        citizen.sees("Imię i nazwisko z dowodu")
        citizen.picture("names-on-the-card")
        self.devices.remove_card()
        citizen.presses("Użyj")
        if citizen.screen.text_of(re.compile("^Imię i nazwisko")) != " ".join(ON_CARD):
            raise DemoError("the field does not hold the name that is on the card")
        self.leave()

    def keypad(self) -> None:
        """Without the touch panel: down to the second way to begin, OK, and back."""
        self.citizen.sees(HOME)
        for _ in range(12):
            before = self._focused()
            if before.startswith("Zgłoś interwencję"):
                break
            self.devices.signal(key="down")
            wait_until("a key moves the focus", partial(self._left, before))
        self.devices.signal(key="ok")
        self.citizen.sees("Czego dotyczy zgłoszenie?")
        self.devices.signal(key="back")
        self.citizen.sees(HOME)

    def _left(self, name: str) -> bool:
        return self._focused() != name

    def _focused(self) -> str:
        """The name of what has the focus."""
        return next((node.name for node in self.citizen.screen.nodes() if "focused" in node.states), "")

    def leave(self) -> None:
        """Drop what was begun."""
        self.citizen.presses("Zakończ")
        self.citizen.presses("Zakończ i usuń")
        self.citizen.sees(HOME)
