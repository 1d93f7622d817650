"""What surrounds every screen: which one it is, the language, the overlays, the office."""

from typing import assert_never

from PySide6.QtCore import Property, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app.domain.text import LANGUAGES
from kiosk_app.flows import events as ev
from kiosk_app.flows import states
from kiosk_app.flows.beside import offers_vehicles
from kiosk_app.flows.id_card_states import (
    EnteringAccessNumber,
    IdCardFailed,
    IdCardScreen,
    LayingIdCard,
    ReadingIdCard,
    ShowingNames,
)
from kiosk_app.flows.notices import Told
from screens.typography import typeset
from screens.view_models.notices import notice_text, power_note, printer_note
from screens.view_models.port import Conversation
from screens.view_models.view_model import ViewModel

QML_IMPORT_NAME = "Urzedomat.Models"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


def screen_file(screen: states.Screen) -> str:
    """The one mapping from a state to the QML file that shows it."""
    match screen:
        case states.Home():
            return "HomeScreen.qml"
        case states.OutOfService():
            return "OutOfServiceScreen.qml"
        case states.Asking():
            return "QuestionScreen.qml"
        case EnteringAccessNumber() | LayingIdCard() | ReadingIdCard() | ShowingNames() | IdCardFailed():
            return _id_card_file(screen)
        case states.ReadingClause():
            return "ClauseScreen.qml"
        case states.Reviewing():
            return "ReviewScreen.qml"
        case states.Saving() | states.LookingUp():
            return "WaitingScreen.qml"
        case states.NotSaved():
            return "NotSavedScreen.qml"
        case states.Saved():
            return "SavedScreen.qml"
        case states.EnteringNumber():
            return "StatusEntryScreen.qml"
        case states.ShowingCase():
            return "CaseScreen.qml"
        case states.CaseUnknown():
            return "CaseUnknownScreen.qml"
        case states.Browsing() | states.Searching():
            return "CategoriesScreen.qml"
        case states.Listing():
            return "ServiceListScreen.qml"
        case states.ReadingService():
            return "ServiceScreen.qml"
        case _:
            assert_never(screen)


def escape_event(session: states.Session) -> ev.Event:
    """What back by a key means: out of what lies over the screen, else out of the screen."""
    return ev.Stayed() if session.overlay != "none" else ev.BackPressed()


def _id_card_file(screen: IdCardScreen) -> str:
    match screen:
        case EnteringAccessNumber():
            return "IdCardNumberScreen.qml"
        case LayingIdCard():
            return "IdCardLayScreen.qml"
        case ReadingIdCard():
            return "IdCardReadingScreen.qml"
        case ShowingNames():
            return "IdCardNamesScreen.qml"
        case IdCardFailed():
            return "IdCardFailedScreen.qml"
        case _:
            assert_never(screen)


@QmlElement
class Shell(ViewModel):
    """Language, leaving, idleness, and the office's identity."""

    changed = Signal()

    secondsChanged = Signal()

    def __init__(
        self, conversation: Conversation, place: str, warning_s: int, parent: QObject | None = None
    ) -> None:
        super().__init__(conversation, parent)
        self._place = typeset(place)
        self._warning_s = warning_s
        self._seconds = 0
        self._by_keys = False
        self._session_number = conversation.session.number
        self._countdown = QTimer(self, interval=1000)
        self._countdown.timeout.connect(self._tick)

    def go_by_keys(self, by_keys: bool) -> None:
        if by_keys != self._by_keys:
            self._by_keys = by_keys
            self.changed.emit()

    def refresh(self) -> None:
        if self._conversation.session.number != self._session_number:
            self._session_number = self._conversation.session.number
            self._by_keys = False
        warned = self._conversation.session.overlay == "idle_warning"
        if warned and not self._countdown.isActive():
            self._seconds = self._warning_s
            self._countdown.start()
            self.secondsChanged.emit()
        elif not warned:
            self._countdown.stop()
        super().refresh()

    def _tick(self) -> None:
        self._seconds = max(0, self._seconds - 1)
        self.secondsChanged.emit()

    @Property(str, notify=changed)
    def screen(self) -> str:
        return screen_file(self._conversation.session.screen)

    @Property(bool, notify=changed)
    def byKeys(self) -> bool:
        """Whoever is here moves the focus by keys: it must be seen where it is."""
        return self._by_keys

    @Property(str, notify=changed)
    def language(self) -> str:
        return self._language

    @Property(bool, notify=changed)
    def covered(self) -> bool:
        """Something lies over the screen and waits for an answer."""
        return self._conversation.session.overlay != "none"

    @Property(bool, notify=changed)
    def warning(self) -> bool:
        return self._conversation.session.overlay == "idle_warning"

    @Property(bool, notify=changed)
    def ending(self) -> bool:
        return self._conversation.session.overlay == "end_confirmation"

    @Property(bool, notify=changed)
    def endingDropsNumber(self) -> bool:
        return self._state(states.Saved) is not None

    @Property(bool, notify=changed)
    def numberWaits(self) -> bool:
        """The number is on the screen alone, and stays until the person has it."""
        return states.keeps_number(self._conversation.session.screen)

    @Property(bool, notify=changed)
    def draftWaits(self) -> bool:
        """A draft was scanned, and opening it would delete what is typed."""
        return self._conversation.session.overlay == "draft_question"

    @Property(str, notify=changed)
    def notice(self) -> str:
        """What is said by the way."""
        session = self._conversation.session
        if session.notice is Told.PERSON:
            return self._office_text("help.person")
        return typeset(notice_text(session.notice, session.equipment)) if session.notice else ""

    @Property(bool, notify=changed)
    def noticeOffersVehicles(self) -> bool:
        return offers_vehicles(self._conversation.session)

    @Property(str, notify=changed)
    def printerNote(self) -> str:
        """What to know of the printer before one relies on it."""
        return typeset(printer_note(self._conversation.session.equipment))

    @Property(str, notify=changed)
    def powerNote(self) -> str:
        return typeset(power_note(self._conversation.session.equipment))

    @Property(bool, notify=changed)
    def unavailable(self) -> bool:
        return self._conversation.session.overlay == "unavailable"

    @Property(int, notify=changed)
    def textLevel(self) -> int:
        """How large the text is: 0, 1 or 2."""
        return self._conversation.session.text_level

    @Property(bool, notify=changed)
    def contrast(self) -> bool:
        return self._conversation.session.contrast

    @Property(int, notify=secondsChanged)
    def secondsLeft(self) -> int:
        return self._seconds

    @Property(str, notify=changed)
    def officeName(self) -> str:
        stationery = self._conversation.stationery
        return self._text(stationery.office.name) if stationery else ""

    @Property(str, notify=changed)
    def sampleNotice(self) -> str:
        stationery = self._conversation.stationery
        return self._text(stationery.office.sample) if stationery else ""

    @Property(str, notify=changed)
    def emblem(self) -> str:
        stationery = self._conversation.stationery
        return stationery.office.emblem if stationery else "#15181C"

    @Property(str, notify=changed)
    def accent(self) -> str:
        stationery = self._conversation.stationery
        return stationery.office.accent if stationery else "#0B4F8A"

    @Property(str, constant=True)
    def place(self) -> str:
        return self._place

    @Property(str, notify=changed)
    def canDo(self) -> str:
        return self._office_text("home.can")

    @Property(str, notify=changed)
    def cannotDo(self) -> str:
        return self._office_text("home.cannot")

    @Property(str, notify=changed)
    def helpFromPerson(self) -> str:
        return self._office_text("help.person")

    @Property(bool, notify=changed)
    def saving(self) -> bool:
        return self._state(states.Saving) is not None

    @Property(str, notify=changed)
    def failureCode(self) -> str:
        state = self._conversation.session.screen
        return state.reason if isinstance(state, states.OutOfService | states.NotSaved) else ""

    @Slot(str)
    def chooseLanguage(self, language: str) -> None:
        for known in LANGUAGES:
            if language == known:
                self._say(ev.LanguageChosen(known))

    @Slot(str)
    def chooseForm(self, form_id: str) -> None:
        self._say(ev.FormChosen(form_id))

    @Slot()
    def chooseStatus(self) -> None:
        self._say(ev.StatusChosen())

    @Slot()
    def chooseServices(self) -> None:
        self._say(ev.ServicesChosen())

    @Slot()
    def closeNotice(self) -> None:
        self._say(ev.NoticeClosed())

    @Slot()
    def followNotice(self) -> None:
        # A word of the services' titles, as people search for them.
        self._say(ev.NoticeFollowed(translate("Notice", "vehicle")))

    @Slot()
    def openDraft(self) -> None:
        self._say(ev.DraftAccepted())

    @Slot()
    def changeTextSize(self) -> None:
        self._say(ev.TextSizeChanged())

    @Slot()
    def toggleContrast(self) -> None:
        self._say(ev.ContrastToggled())

    @Slot()
    def goBack(self) -> None:
        self._say(ev.BackPressed())

    @Slot()
    def escape(self) -> None:
        """Back by a key."""
        self._say(escape_event(self._conversation.session))

    @Slot()
    def callHelp(self) -> None:
        """The key for help says where a person is to be found."""
        self._say(ev.HelpPressed())

    @Slot()
    def retry(self) -> None:
        self._say(ev.RetryPressed())

    @Slot()
    def end(self) -> None:
        self._say(ev.EndPressed())

    @Slot()
    def confirmEnd(self) -> None:
        self._say(ev.EndConfirmed())

    @Slot()
    def stay(self) -> None:
        self._say(ev.Stayed())
