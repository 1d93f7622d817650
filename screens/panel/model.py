"""What the panel shows of the simulated devices, and what can be done to them."""

from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from hardware.simulators.printer.faults import Fault
from screens.panel.control_port import (
    CardReader,
    ControlPort,
    Failure,
    NotReached,
    Paper,
    Refused,
    State,
)
from screens.panel.signals import SignalsModel
from screens.panel.wording import ACCESS_NUMBER, PLAIN_CARD, choices, is_odd, label

QML_IMPORT_NAME = "Urzedomat.Models"
QML_IMPORT_MAJOR_VERSION = 1

_POLL_MS = 500
# Far enough for the head of a receipt.
_LINES_LEFT = 8
# AIM identifier of Code 128, as the bar code on the back of an identity card.
_CODE_128 = "]C0"


@QmlElement
class PanelModel(QObject):
    """Follows the control port. The newest paper is shown until an older one is asked for."""

    changed = Signal()

    def __init__(self, url: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port = ControlPort(url, self)
        self.signals = SignalsModel(self._order_signal, self)
        self._state: State | None = None
        self._papers: list[Paper] = []
        self._shown = 0
        self._card = PLAIN_CARD
        self._notice = ""
        self._asking_state = self._asking_papers = False
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._ask)

    def start(self) -> None:
        self._poll.start()
        self._ask()

    @Property(bool, notify=changed)
    def reached(self) -> bool:
        return self._state is not None

    @Property(str, notify=changed)
    def notice(self) -> str:
        return self._notice if self._state else f"No simulator answers at {self._port.url}."

    @Property(str, notify=changed)
    def printerUrl(self) -> str:
        return self._state.printer_url if self._state else ""

    @Property(str, notify=changed)
    def fault(self) -> str:
        return self._state.fault if self._state else ""

    @Property(list, constant=True)
    def faults(self) -> list[dict[str, str]]:
        return choices(fault.value for fault in Fault)

    @Property(str, notify=changed)
    def faultLabel(self) -> str:
        return label(self._state.fault) if self._state else ""

    @Property(str, notify=changed)
    def scannerUrl(self) -> str:
        return self._state.scanner_url if self._state else ""

    @Property(str, notify=changed)
    def cardReader(self) -> str:
        """The reader's status in words."""
        reader = self._card_reader
        if reader is None:
            return ""
        if not reader.url:
            return f"Absent: {reader.why}."
        return "Ready, with a card in it." if reader.card else "Ready, empty."

    @Property(list, notify=changed)
    def cards(self) -> list[dict[str, str]]:
        """The cards that can be put in: the sound ones first."""
        reader = self._card_reader
        return choices((PLAIN_CARD, *sorted(reader.cards, key=is_odd))) if reader else []

    @Property(str, notify=changed)
    def card(self) -> str:
        """Which of them is in the reader, where this panel has put it there; "?" where not."""
        return self._card if self.hasCard else "?"

    @Property(str, constant=True)
    def accessNumber(self) -> str:
        return ACCESS_NUMBER

    @Property(str, notify=changed)
    def cardReaderUrl(self) -> str:
        return self._card_reader.url if self._card_reader else ""

    @Property(bool, notify=changed)
    def hasCard(self) -> bool:
        return self._card_reader is not None and self._card_reader.card

    @Property(str, notify=changed)
    def position(self) -> str:
        paper = self._paper
        return f"Paper {paper.number} of {self._papers[-1].number}" if paper else "No paper yet"

    @Property(QUrl, notify=changed)
    def picture(self) -> QUrl:
        paper = self._paper
        return self._port.picture(paper) if paper else QUrl()

    @Property(int, notify=changed)
    def paperNumber(self) -> int:
        paper = self._paper
        return paper.number if paper else 0

    @Property(int, notify=changed)
    def paperWidth(self) -> int:
        paper = self._paper
        return paper.width if paper else 0

    @Property(int, notify=changed)
    def paperHeight(self) -> int:
        paper = self._paper
        return paper.height if paper else 0

    @Property(list, notify=changed)
    def codes(self) -> list[dict[str, Any]]:
        """Where the QR codes of the shown paper are, in dots."""
        paper = self._paper
        boxes = [code.box for code in paper.codes] if paper else []
        return [{"left": x, "top": y, "width": width, "height": height} for x, y, width, height in boxes]

    @Property(bool, notify=changed)
    def hasPrevious(self) -> bool:
        return self._shown > 0

    @Property(bool, notify=changed)
    def hasNext(self) -> bool:
        return self._shown + 1 < len(self._papers)

    @Slot()
    def showPrevious(self) -> None:
        self._show(self._shown - 1)

    @Slot()
    def showNext(self) -> None:
        self._show(self._shown + 1)

    @Slot(str)
    def breakPrinter(self, fault: str) -> None:
        self._notice = ""
        self._port.break_printer(fault, self._hear_state)

    @Slot()
    def endPaperInSlip(self) -> None:
        """Let the paper end in the middle of what is printed next."""
        self._notice = "The paper will end in the middle of the next slip."
        self._port.break_printer(Fault.PAPER_OUT.value, self._hear_state, after_lines=_LINES_LEFT)

    @Slot(int)
    def scan(self, place: int) -> None:
        """Hold the shown paper's QR code with this place in `codes` before the scanner."""
        paper = self._paper
        if paper is not None and 0 <= place < len(paper.codes):
            self._port.scan(paper.codes[place].text, self._hear_scan)

    @Slot(str)
    def scanText(self, text: str) -> None:
        """Hold a code that says this before the scanner."""
        self._notice = ""
        if text:
            self._port.scan(text, self._hear_scan)

    @Slot()
    def scanAccessNumber(self) -> None:
        """Hold the back of an identity card before the scanner."""
        self._notice = ""
        self._port.scan(ACCESS_NUMBER, self._hear_scan, _CODE_128)

    @Slot(str)
    def insertCard(self, card: str) -> None:
        """Put this card in; another that is in the reader is taken out before."""
        self._notice, self._card = "", card
        if self.hasCard:
            self._port.remove_card(lambda _: self._port.insert_card(card, self._hear_state))
        else:
            self._port.insert_card(card, self._hear_state)

    @Slot()
    def removeCard(self) -> None:
        self._notice = ""
        self._port.remove_card(self._hear_state)

    def _order_signal(self, name: str, value: object) -> None:
        self._notice = ""
        self._port.signal(name, value, self._hear_state)

    @property
    def _card_reader(self) -> CardReader | None:
        return self._state.card_reader if self._state else None

    @property
    def _paper(self) -> Paper | None:
        return self._papers[self._shown] if self._papers else None

    def _show(self, place: int) -> None:
        if 0 <= place < len(self._papers):
            self._shown = place
            self.changed.emit()

    def _ask(self) -> None:
        if not self._asking_state:
            self._asking_state = True
            self._port.state(self._hear_poll)

    def _hear_poll(self, answer: State | Failure) -> None:
        self._asking_state = False
        self._hear_state(answer)

    def _hear_state(self, answer: State | Failure) -> None:
        if not isinstance(answer, State):
            self._fail(answer)
            return
        newest = self._papers[-1].number if self._papers else 0
        if answer.papers != newest and not self._asking_papers:
            self._asking_papers = True
            self._port.papers(self._hear_papers)
        if answer != self._state:
            self._state = answer
            self.signals.show(answer.signals)
            self.changed.emit()

    def _hear_papers(self, answer: list[Paper] | Failure) -> None:
        self._asking_papers = False
        if not isinstance(answer, list):
            self._fail(answer)
            return
        older = self._papers[self._shown : -1]  # from the one looked at; none when that is the newest
        self._papers = answer
        numbers = [paper.number for paper in answer]
        stays = older and older[0].number in numbers
        self._shown = numbers.index(older[0].number) if stays else max(0, len(answer) - 1)
        self.changed.emit()

    def _hear_scan(self, answer: Failure | None) -> None:
        if answer is None:
            self._notice = "The code was scanned."
            self.changed.emit()
        else:
            self._fail(answer)

    def _fail(self, failure: Failure) -> None:
        match failure:
            case Refused(why):
                self._notice = f"Refused: {why}."
            case NotReached():
                # Another simulator may answer next, and it numbers its papers from 1 again.
                self._state, self._papers, self._shown, self._notice = None, [], 0, ""
                self.signals.show(None)
        self.changed.emit()
