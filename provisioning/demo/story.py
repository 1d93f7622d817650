"""One complete story, from the touch on the screen to the clerk's list and back.

Every step waits for what it tells to really happen, and fails where it does not.
"""

import re
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

import requests

from provisioning.demo.accessibility import Desktop
from provisioning.demo.citizen import Citizen
from provisioning.demo.clerk import Clerk
from provisioning.demo.display import VirtualDisplay
from provisioning.demo.processes import DemoError, Group, Process, wait_until
from provisioning.demo.stage import Stage, set_stage

IDLE_TIMEOUT_S = 20
NUMBER = r"LDZ07-\d{6}-\d"
TYPED = {
    "Imię": "Zdzisława",
    "Nazwisko": "Brzęczyszczykiewicz-Testowa",
    "Ulica": "ul. Wymyślona",
    "Numer domu": "17a",
    "Kod pocztowy": "90-123",
    "Miejscowość": "Łódź",
    "Treść": "Na moje pismo z października nikt nie odpowiedział. Proszę o wyjaśnienie, dlaczego.",
}
_LONG_ENOUGH = 6
CLERK_NOTE = "Sprawę prowadzi Wydział Organizacyjny. Odpowiemy w terminie."


class Story:
    """The steps, the clock and the pages of `story.md`."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._lines: list[str] = []
        self._started = time.monotonic()

    def tell(self, text: str) -> None:
        line = f"| {time.monotonic() - self._started:6.1f} s | {text} |"
        self._lines.append(line)
        print(f"  {line.strip('| ')}", flush=True)
        self._write("")

    def step(self, text: str, do: Callable[[], object]) -> None:
        before = time.monotonic()
        try:
            do()
        except Exception as error:
            self._lines.append(f"| | **failed:** {text} |")
            self._write(f"\n```\n{error}\n```\n")
            raise
        self.tell(f"{text} ({time.monotonic() - before:.1f} s)")

    def _write(self, end: str) -> None:
        head = f"# One day at the kiosk\n\nTold by `make demo` on {datetime.now():%d.%m.%Y, %H:%M}.\n\n"
        table = "| when | what happened |\n|---|---|\n" + "\n".join(self._lines) + "\n"
        (self._output / "story.md").write_text(head + table + end, encoding="utf-8")


def play(output: Path) -> None:
    """Play the story and leave pictures, receipts and `story.md` in `output`.

    Raises:
        Exception: a step did not happen; `story.md` names it.
    """
    story = Story(output)
    with ExitStack() as stack:
        display = stack.enter_context(VirtualDisplay(1080, 1920))
        group = stack.enter_context(Group(output / "logs"))
        stage = set_stage(output / "run", group, IDLE_TIMEOUT_S)
        story.tell("Central service, content and one kiosk were set up by their own commands")
        central = stage.start_central(group)
        agent = stage.start_agent(group)
        kiosk = stage.start_kiosk(group, environment=display.environment)
        desktop = stack.enter_context(Desktop(display.environment["DBUS_SESSION_BUS_ADDRESS"]))
        application = desktop.wait_for_application("urzedomat", 60)
        citizen = Citizen(application, display, output)
        Scenes(story, stage, citizen, output).play(central, group)
        for process in (agent, kiosk):
            process.check()


class Scenes:
    """The scenes, in order."""

    def __init__(self, story: Story, stage: Stage, citizen: Citizen, output: Path) -> None:
        self.story = story
        self.stage = stage
        self.citizen = citizen
        self.output = output
        self.number = ""

    def play(self, central: Process, group: Group) -> None:
        step = self.story.step
        step("The citizen reads the first screen, in Polish and in English", self.first_screen)
        step("A complaint, one question a screen, checked on the review and filed", self.complaint)
        step(
            "„Zapisane”: number, code and QR on the screen, and the receipt came out of the printer",
            self.receipt,
        )
        step(
            "The agent delivered it; the clerk has it in the list, with the text as it was typed", self.clerk
        )
        step("The citizen scans the QR of the receipt and reads what the clerk wrote", self.status)
        step(
            "The central service is gone: the kiosk shows the last known state, with „stan na”",
            lambda: self.offline(central),
        )
        step(
            "A report without a name, while the network is down and the paper is out: the screen says so",
            self.paper_out,
        )
        step("Paper is back: the citizen prints the receipt again", self.print_again)
        step("The network is back: what waited is delivered", lambda: self.delivered_later(group))
        step("The citizen finds a service and prints its card", self.service)
        step(
            "Nobody touches the screen: a warning, „Zostaję”, and in the end everything typed is gone",
            self.idle,
        )
        step(
            "Nothing that was typed is on the kiosk's disk, in its logs or in its arguments",
            self.nothing_left,
        )

    def first_screen(self) -> None:
        self.citizen.sees("W czym możemy pomóc?")
        self.citizen.picture("home")
        self.citizen.screen.press("radio button", "English")
        self.citizen.sees("How can we help?")
        self.citizen.picture("home-english")
        self.citizen.screen.press("radio button", "Polski")
        self.citizen.sees("W czym możemy pomóc?")

    def complaint(self) -> None:
        citizen = self.citizen
        citizen.presses(re.compile("^Złóż skargę"))
        citizen.answers("Co chcesz złożyć?", choose="Skarga")
        citizen.answers("Kogo dotyczy skarga?", choose="Pracownika urzędu")
        citizen.answers("W czyjej sprawie piszesz?", choose="We własnej")
        citizen.answers("Czy ta sprawa ma już numer?")
        citizen.answers("Co się stało lub co proponujesz?", fill=self._typed("Treść"))
        citizen.answers("Czego oczekujesz?", fill={"Oczekiwanie": "Odpowiedzi na pismo."})
        citizen.answers("Kto składa pismo?", fill=self._typed("Imię", "Nazwisko"))
        citizen.answers(
            "Jaki jest Twój adres?", fill=self._typed("Ulica", "Numer domu", "Kod pocztowy", "Miejscowość")
        )
        citizen.answers("Jak mamy Ci odpowiedzieć?", choose="Pocztą")
        citizen.answers("Czy możemy do Ciebie zadzwonić?")
        citizen.answers("Czy możemy napisać do Ciebie e-mail?")
        citizen.answers("Co zrobimy z Twoimi danymi")
        citizen.sees("Sprawdź odpowiedzi")
        citizen.picture("review")
        citizen.presses("Złóż")

    def receipt(self) -> None:
        self.citizen.sees("Zapisane")
        self.number = self.citizen.reads(NUMBER)
        self.citizen.reads("Potwierdzenie wydrukowane")
        self.citizen.picture("saved")
        paper = self._papers()[-1]
        for kind in ("png", "bin"):
            answer = requests.get(f"{self.stage.control}/papers/{paper['number']}.{kind}", timeout=5)
            (self.output / f"receipt.{kind}").write_bytes(answer.content)
        self.citizen.presses("Gotowe")
        self.citizen.sees("W czym możemy pomóc?")

    def clerk(self) -> None:
        clerk = Clerk(self.stage)
        wait_until("the case is in the clerk's list", lambda: self.number in clerk.list_of_cases())
        page = clerk.case(self.number)
        for typed in TYPED.values():
            if typed not in page:
                raise DemoError("the clerk's page lacks something that the citizen typed")
        clerk.take_up(self.number, CLERK_NOTE)

    def status(self) -> None:
        self._scan_receipt()
        self.citizen.reads("Sprawę prowadzi Wydział Organizacyjny")
        self.citizen.picture("case-status")
        self.citizen.presses("Zakończ")

    def offline(self, central: Process) -> None:
        central.kill()
        self._scan_receipt()
        self.citizen.reads("[Ss]tan na")
        self.citizen.picture("case-status-offline")
        self.citizen.presses("Zakończ")

    def paper_out(self) -> None:
        self._control("printer", {"fault": "paper_out"})
        citizen = self.citizen
        citizen.sees("W czym możemy pomóc?")
        citizen.presses(re.compile("^Zgłoś interwencję"))
        citizen.answers("Czego dotyczy zgłoszenie?", choose="Drogi")
        citizen.answers("Gdzie to jest?", fill={"Miejsce": "Skrzyżowanie ul. Wymyślonej i Zmyślonej"})
        citizen.answers("Co się dzieje?", fill={"Opis": "Głęboka dziura w jezdni."})
        citizen.answers("Czy chcesz podać kontakt do siebie?")
        citizen.answers("Co zrobimy z Twoimi danymi")
        citizen.presses("Złóż")
        citizen.sees("Zapisane")
        self.number = citizen.reads(NUMBER)
        citizen.reads("nie wydrukowa|Nie wydrukowa")
        citizen.picture("saved-without-paper")

    def print_again(self) -> None:
        self._control("printer", {"fault": "none"})
        self.citizen.presses("Drukuj ponownie")
        self.citizen.reads("Potwierdzenie wydrukowane")
        self.citizen.picture("saved-printed-again")
        self.citizen.presses("Gotowe")

    def delivered_later(self, group: Group) -> None:
        self.stage.start_central(group)
        clerk = Clerk(self.stage)
        wait_until("the report is in the clerk's list", lambda: self.number in clerk.list_of_cases())

    def service(self) -> None:
        citizen = self.citizen
        citizen.sees("W czym możemy pomóc?")
        before = len(self._papers())
        citizen.presses(re.compile("^Informacje o usługach"))
        citizen.sees("Informacje o usługach")
        citizen.picture("categories")
        citizen.screen.enter(re.compile("^Szukaj"), "dowod osob")
        citizen.picture("search")
        citizen.presses(re.compile("^Dowód osobisty"))
        citizen.reads("Co przygotować")
        citizen.picture("service-card")
        citizen.presses("Drukuj")
        wait_until("the card of the service is printed", lambda: len(self._papers()) > before)
        citizen.presses("Zakończ")

    def idle(self) -> None:
        citizen = self.citizen
        citizen.sees("W czym możemy pomóc?")
        citizen.presses(re.compile("^Zgłoś interwencję"))
        citizen.sees("Czego dotyczy zgłoszenie?")
        citizen.sees("Czy jeszcze tu jesteś?", within_s=IDLE_TIMEOUT_S + 15)
        citizen.picture("idle-warning")
        citizen.presses("Zostaję")
        citizen.sees("Czego dotyczy zgłoszenie?")
        citizen.sees("Czy jeszcze tu jesteś?", within_s=IDLE_TIMEOUT_S + 15)
        citizen.sees("W czym możemy pomóc?", within_s=45)
        citizen.picture("home-again")

    def nothing_left(self) -> None:
        # Shorter ones („17a”) stand by chance in any ciphertext or id.
        typed = [text for text in (*TYPED.values(), "Wymyślonej") if len(text) >= _LONG_ENOUGH]
        places = [path for path in self.stage.kiosk_disk.rglob("*") if path.is_file()]
        places += [self.output / "logs/kiosk.log", self.output / "logs/agent.log"]
        places += [
            Path(f"/proc/{entry.name}/cmdline") for entry in Path("/proc").iterdir() if entry.name.isdigit()
        ]
        for place in places:
            content = _read(place)
            for text in typed:
                if any(text.encode(encoding) in content for encoding in ("utf-8", "utf-16-le", "cp1250")):
                    raise DemoError(f"{place} holds something that the citizen typed")

    def _scan_receipt(self) -> None:
        """Hold the first receipt before the scanner, as its picture is read back."""
        self.citizen.sees("W czym możemy pomóc?")
        self._control("scan", {"text": self._papers()[0]["qr"][0]["text"]})

    def _papers(self) -> list[dict[str, Any]]:
        answer = requests.get(f"{self.stage.control}/papers", timeout=5)
        papers: list[dict[str, Any]] = answer.json()["papers"]
        return papers

    def _control(self, what: str, body: dict[str, object]) -> None:
        requests.post(f"{self.stage.control}/{what}", json=body, timeout=5).raise_for_status()

    @staticmethod
    def _typed(*labels: str) -> dict[str, str]:
        return {label: TYPED[label] for label in labels}


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
