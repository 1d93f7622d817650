"""All view-models, as QML gets them: one object, passed to every screen."""

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement

from kiosk_app.settings import Settings
from screens.view_models.case import Case
from screens.view_models.id_card import IdCard
from screens.view_models.port import Conversation
from screens.view_models.question import Question, Review
from screens.view_models.receipt import SavedReceipt
from screens.view_models.services import Services
from screens.view_models.shell import Shell

QML_IMPORT_NAME = "Urzedomat.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Kiosk(QObject):
    """The conversation, as QML sees it."""

    def __init__(self, conversation: Conversation, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell = Shell(conversation, settings.kiosk.place, settings.screen.idle_warning_s, self)
        self._question = Question(conversation, self)
        self._review = Review(conversation, self)
        self._receipt = SavedReceipt(conversation, self)
        self._case = Case(conversation, settings.kiosk.id, self)
        self._services = Services(conversation, self)
        self._id_card = IdCard(conversation, self)
        self._width_mm = settings.screen.width_mm
        conversation.subscribe(self.refresh)

    def refresh(self) -> None:
        """Take over the state. The shell comes last: it changes the screen that shows the others."""
        for model in (
            self._question,
            self._review,
            self._receipt,
            self._case,
            self._services,
            self._id_card,
            self._shell,
        ):
            model.refresh()

    def go_by_keys(self, by_keys: bool) -> None:
        """Take notice that the person moves the focus by keys, or touches the screen."""
        self._shell.go_by_keys(by_keys)

    @Property(Shell, constant=True)
    def shell(self) -> Shell:
        return self._shell

    @Property(Question, constant=True)
    def question(self) -> Question:
        return self._question

    @Property(Review, constant=True)
    def review(self) -> Review:
        return self._review

    @Property(SavedReceipt, constant=True)
    def receipt(self) -> SavedReceipt:
        return self._receipt

    @Property(Case, constant=True)
    def followed(self) -> Case:
        return self._case

    @Property(Services, constant=True)
    def services(self) -> Services:
        return self._services

    @Property(IdCard, constant=True)
    def idCard(self) -> IdCard:
        return self._id_card

    @Property(int, constant=True)
    def widthMm(self) -> int:
        return self._width_mm
