"""The scenes of the story, in order. Each fails where what it tells did not happen."""

import re
from pathlib import Path

from provisioning.demo import device_scenes, traces
from provisioning.demo.citizen import Citizen
from provisioning.demo.clerk import Clerk
from provisioning.demo.devices import Devices, Slip
from provisioning.demo.processes import DemoError, Group, Process, wait_until
from provisioning.demo.stage import Stage

NUMBER = r"LDZ07-\d{6}-\d"
CODE = r"[0-9A-Z]{4}-[0-9A-Z]{4}"
TYPED = {
    "Imię": "Zdzisława",
    "Nazwisko": "Brzęczyszczykiewicz-Testowa",
    "Ulica": "ul. Wymyślona",
    "Numer domu": "17a",
    "Kod pocztowy": "90-123",
    "Miejscowość": "Łódź",
    "Treść": "Na moje pismo z października nikt nie odpowiedział. Proszę o wyjaśnienie, dlaczego.",
    "Oczekiwanie": "Odpowiedzi na pismo i przeprosin.",
}
SIGNALLED = {"Miejsce": "Skrzyżowanie ul. Wymyślonej i Zmyślonej", "Opis": "Głęboka dziura w jezdni."}
HALF_TYPED = {"Miejsce": "Przystanek Nieistniejąca, słupek drugi"}
SEARCHED = "dowod osob"
CLERK_NOTE = "Sprawę prowadzi Wydział Organizacyjny. Odpowiemy w terminie."
HOME = "W czym możemy pomóc?"


class Scenes:
    """What the citizen and the clerk do."""

    def __init__(self, stage: Stage, citizen: Citizen, output: Path, idle_timeout_s: int) -> None:
        self.stage = stage
        self.citizen = citizen
        self.devices = Devices(stage.control)
        self.output = output
        self.idle_timeout_s = idle_timeout_s
        self.number = self.code = ""
        self.first_slip: Slip | None = None

    def first_screen(self) -> None:
        self.citizen.sees(HOME)
        self.citizen.picture("home")
        self.citizen.screen.press("radio button", "English")
        self.citizen.sees("How can we help?")
        self.citizen.picture("home-english")
        self.citizen.screen.press("radio button", "Polski")
        self.citizen.sees(HOME)

    def complaint(self) -> None:
        citizen = self.citizen
        citizen.presses(re.compile("^Złóż skargę"))
        citizen.answers("Co chcesz złożyć?", choose="Skarga")
        citizen.answers("Kogo dotyczy skarga?", choose="Pracownika urzędu")
        citizen.answers("W czyjej sprawie piszesz?", choose="We własnej")
        citizen.answers("Czy ta sprawa ma już numer?")
        citizen.answers("Co się stało lub co proponujesz?", fill=_typed("Treść"))
        citizen.answers("Czego oczekujesz?", fill=_typed("Oczekiwanie"))
        citizen.answers("Kto składa pismo?", fill=_typed("Imię", "Nazwisko"))
        citizen.answers(
            "Jaki jest Twój adres?", fill=_typed("Ulica", "Numer domu", "Kod pocztowy", "Miejscowość")
        )
        citizen.answers("Jak mamy Ci odpowiedzieć?", choose="Pocztą")
        citizen.answers("Czy możemy do Ciebie zadzwonić?")
        citizen.answers("Czy możemy napisać do Ciebie e-mail?")
        self._read_the_clause()
        citizen.answers("Co zrobimy z Twoimi danymi")
        citizen.sees("Sprawdź odpowiedzi")
        citizen.picture("review")
        self._nearly_leave()

    def filed(self) -> None:
        before = len(self.devices.slips())
        self.citizen.presses("Złóż")
        self.citizen.sees("Zapisane")
        self.citizen.reads("Potwierdzenie wydrukowane")
        slip = self.devices.one_more_slip(before)
        self._same_on_screen_and_paper(self.citizen.picture("saved"), slip, "Potwierdzenie złożenia")
        self.first_slip = slip
        for kind in ("png", "bin"):
            (self.output / f"receipt.{kind}").write_bytes(self.devices.paper(slip.number, kind))
        self.citizen.presses("Gotowe")
        self.citizen.sees(HOME)

    def clerk(self) -> None:
        clerk = Clerk(self.stage)
        wait_until("the case is in the clerk's list", lambda: self.number in clerk.list_of_cases())
        page = clerk.case(self.number)
        for typed in TYPED.values():
            if typed not in page:
                raise DemoError("the clerk's page lacks something that the citizen typed")
        clerk.take_up(self.number, CLERK_NOTE)

    def status(self) -> None:
        self.citizen.presses(re.compile("^Sprawdź sprawę"))
        self.citizen.sees("Zeskanuj kod z potwierdzenia")
        self.citizen.picture("status-entry")
        self._scan_first_receipt()
        self.citizen.reads(re.escape(CLERK_NOTE))
        self.citizen.picture("case-status")
        self.citizen.presses("Zakończ")
        self.citizen.sees(HOME)

    def offline(self, central: Process) -> None:
        central.kill()
        self._scan_first_receipt()
        self.citizen.reads("[Ss]tan na")
        self.citizen.reads(re.escape(CLERK_NOTE))
        self.citizen.picture("case-status-offline")
        self.citizen.presses("Zakończ")
        self.citizen.sees(HOME)

    def paper_out(self) -> None:
        self.devices.break_printer("paper_out")
        before = len(self.devices.slips())
        citizen = self.citizen
        citizen.presses(re.compile("^Zgłoś interwencję"))
        citizen.answers("Czego dotyczy zgłoszenie?", choose="Drogi")
        citizen.answers("Gdzie to jest?", fill={"Miejsce": SIGNALLED["Miejsce"]})
        citizen.answers("Co się dzieje?", fill={"Opis": SIGNALLED["Opis"]})
        citizen.answers("Czy chcesz podać kontakt do siebie?")
        self._read_the_clause()
        citizen.answers("Co zrobimy z Twoimi danymi")
        citizen.sees("Sprawdź odpowiedzi")
        citizen.picture("review-of-the-report")
        citizen.presses("Złóż")
        citizen.sees("Zapisane")
        citizen.reads("Potwierdzenie nie wydrukowało się")
        self.number, self.code = citizen.reads(NUMBER), citizen.reads(f"^{CODE}$")
        citizen.picture("saved-without-paper")
        if len(self.devices.slips()) != before:
            raise DemoError("a slip came out although there is no paper")

    def print_again(self) -> None:
        before = len(self.devices.slips())
        shown = self.number, self.code
        self.devices.break_printer("none")
        self.citizen.presses("Drukuj ponownie")
        self.citizen.reads("Potwierdzenie wydrukowane")
        slip = self.devices.one_more_slip(before)
        codes = self.citizen.picture("saved-printed-again")
        self._same_on_screen_and_paper(codes, slip, "Potwierdzenie zgłoszenia")
        if (self.number, self.code) != shown:
            raise DemoError("the number or the code changed between the two prints")
        self.citizen.presses("Gotowe")
        self.citizen.sees(HOME)

    def delivered_later(self, group: Group) -> None:
        self.stage.start_central(group)
        clerk = Clerk(self.stage)
        wait_until("the report is in the clerk's list", lambda: self.number in clerk.list_of_cases())
        page = clerk.case(self.number)
        for typed in SIGNALLED.values():
            if typed not in page:
                raise DemoError("the clerk's page lacks something that the citizen reported")

    def service(self) -> None:
        citizen = self.citizen
        before = len(self.devices.slips())
        citizen.presses(re.compile("^Informacje o usługach"))
        citizen.sees("Informacje o usługach")
        citizen.picture("categories")
        citizen.presses(re.compile("^Pojazdy"))
        citizen.sees(re.compile("^Pojazdy"))
        citizen.picture("list-of-one-category")
        citizen.presses("Wstecz")
        citizen.sees("Informacje o usługach")
        citizen.screen.enter(re.compile("^Szukaj"), SEARCHED)
        citizen.screen.wait("push button", re.compile("^Dowód osobisty"))
        citizen.picture("search")
        citizen.presses(re.compile("^Dowód osobisty"))
        citizen.reads("Co przygotować")
        citizen.picture("service-card")
        citizen.presses("Drukuj")
        citizen.reads("Karta usługi wydrukowana")
        self.devices.one_more_slip(before).must_say("Dowód osobisty", "Co przygotować", "Opłata")
        citizen.presses("Zakończ")
        citizen.sees(HOME)

    def idle(self) -> None:
        """EN 301 549, 11.2.2.1: a warning that one press answers; then nothing is left for the next."""
        citizen, warning = self.citizen, "Czy jeszcze tu jesteś?"
        citizen.presses(re.compile("^Zgłoś interwencję"))
        citizen.answers("Czego dotyczy zgłoszenie?", choose="Drogi")
        citizen.sees("Gdzie to jest?")
        citizen.screen.enter("Miejsce", HALF_TYPED["Miejsce"])
        citizen.sees(warning, within_s=self.idle_timeout_s + 15)
        citizen.picture("idle-warning")
        citizen.presses("Zostaję")
        citizen.sees("Gdzie to jest?")
        if citizen.screen.text_of("Miejsce") != HALF_TYPED["Miejsce"]:
            raise DemoError("whoever stayed lost what was typed")
        citizen.sees(warning, within_s=self.idle_timeout_s + 15)
        citizen.sees(HOME, within_s=45)
        citizen.picture("home-again")
        citizen.presses(re.compile("^Zgłoś interwencję"))
        citizen.sees("Czego dotyczy zgłoszenie?")
        if citizen.chosen() != ["Polski"]:
            raise DemoError("the next person finds an answer chosen")
        citizen.answers("Czego dotyczy zgłoszenie?", choose="Drogi")
        citizen.sees("Gdzie to jest?")
        if citizen.screen.text_of("Miejsce") != "":
            raise DemoError("the next person finds what was typed")
        citizen.presses("Zakończ")
        citizen.presses("Zakończ i usuń")
        citizen.sees(HOME)

    def nothing_left(self) -> None:
        typed = [*TYPED.values(), *SIGNALLED.values(), *HALF_TYPED.values(), SEARCHED]
        typed += [*device_scenes.WRITTEN.values(), *device_scenes.ON_CARD]
        logs = [self.output / "logs" / f"{name}.log" for name in ("kiosk", "agent")]
        disk = traces.files_below(self.stage.kiosk_disk)
        found = traces.find(typed, [*disk, *logs, *traces.arguments_of_processes()])
        if found:
            raise DemoError(f"something that the citizen typed is in {', '.join(map(str, found))}")

    def _read_the_clause(self) -> None:
        self.citizen.sees("Co zrobimy z Twoimi danymi")
        self.citizen.presses("Przeczytaj w całości")
        self.citizen.sees("Co się dzieje z Twoimi danymi")
        self.citizen.reads("Administratorem Twoich danych jest")
        self.citizen.picture("information-clause")
        self.citizen.presses("Wstecz")

    def _nearly_leave(self) -> None:
        self.citizen.presses("Zakończ")
        self.citizen.sees("Zakończyć?")
        self.citizen.picture("end-confirmation")
        self.citizen.presses("Wróć")
        self.citizen.sees("Sprawdź odpowiedzi")

    def _same_on_screen_and_paper(self, on_screen: list[str], slip: Slip, title: str) -> None:
        """Number, code and QR are on both, and the QR carries the other two."""
        self.number = self.citizen.reads(NUMBER)
        self.code = self.citizen.reads(f"^{CODE}$")
        slip.must_say(title, self.number, self.code)
        if list(slip.codes) != on_screen:
            raise DemoError("the QR on the paper is not the one on the screen")
        wanted = f"{self.number}.{self.code.replace('-', '')}."
        if len(slip.codes) != 1 or wanted not in slip.codes[0]:
            raise DemoError("the QR does not carry the number and the code")

    def _scan_first_receipt(self) -> None:
        """Hold the first receipt before the scanner, as its picture is read."""
        assert self.first_slip is not None, "a receipt was printed before"
        self.devices.scan(self.first_slip.codes[0])


def _typed(*labels: str) -> dict[str, str]:
    return {label: TYPED[label] for label in labels}
