"""A citizen at the screen: everything is done through roles, names and actions (AT-SPI)."""

import re
from collections.abc import Mapping
from pathlib import Path

from hardware.simulators.printer.code_reader import read_picture
from provisioning.demo.accessibility import Application, Node, NodeNotFoundError
from provisioning.demo.display import VirtualDisplay

BUTTON = "push button"
RADIO = "radio button"
CHECK = "check box"
FIELD = "text"
HEADING = "heading"


class Citizen:
    """Reads headings, presses buttons, fills in fields; a picture is taken of every screen passed."""

    def __init__(self, application: Application, display: VirtualDisplay, pictures: Path) -> None:
        self.screen = application
        self._display = display
        self._pictures = pictures
        self._count = 0

    def picture(self, name: str) -> list[str]:
        """Keep a picture of the screen, and return what its QR codes say."""
        self._count += 1
        picture = self._display.picture()
        picture.save(self._pictures / f"{self._count:02d}-{name}.png", optimize=True)
        grey = picture.convert("L")
        return [code.text for code in read_picture(*grey.size, grey.tobytes())]

    def sees(self, heading: str | re.Pattern[str], within_s: float = 20.0) -> Node:
        """Wait for a screen by its heading."""
        return self.screen.wait(HEADING, heading, within_s)

    def reads(self, pattern: str, within_s: float = 20.0) -> str:
        """Wait for a text anywhere on the screen, and return what matched."""
        wanted = re.compile(pattern)
        found = self.screen.wait_until(lambda: self._named(wanted), within_s)
        if found is None:
            there = "; ".join(map(str, self.screen.nodes()))
            raise NodeNotFoundError(f"nobody can read „{pattern}”; there are: {there}")
        match = wanted.search(found.name)
        assert match is not None
        return match[0]

    def presses(self, name: str | re.Pattern[str]) -> None:
        self.screen.press(BUTTON, name)

    def answers(
        self, heading: str, choose: str = "", fill: Mapping[str, str] | None = None, tick: str = ""
    ) -> None:
        """Answer one question and go on."""
        self.sees(heading)
        if choose:
            self.screen.press(RADIO, re.compile("^" + re.escape(choose)))
        if tick:
            self.screen.press(CHECK, tick)
        for label, text in (fill or {}).items():
            self.screen.enter(re.compile("^" + re.escape(label)), text)
        self.picture(re.sub(r"\W+", "-", heading.lower()).strip("-"))
        self.presses("Dalej")

    def chosen(self) -> list[str]:
        """Return the answers that are chosen on the screen, the language among them."""
        return [node.name for node in self.screen.nodes() if node.role == RADIO and "checked" in node.states]

    def _named(self, wanted: re.Pattern[str]) -> Node | None:
        return next((node for node in self.screen.nodes() if wanted.search(node.name)), None)
