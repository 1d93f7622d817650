"""One question of a form, and the review of all answers."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app.domain.forms import Answers, Field, Problem, Step
from kiosk_app.flows import events as ev
from kiosk_app.flows.citizen import offers_id_card
from kiosk_app.flows.states import Asking, ReadingClause, Reviewing
from screens.view_models.port import Conversation
from screens.view_models.rows import Rows
from screens.view_models.view_model import ViewModel
from screens.view_models.wording import counter_text, problem_text

QML_IMPORT_NAME = "Urzedomat.Models"
QML_IMPORT_MAJOR_VERSION = 1

# Where the form's schema sets no limit.
_MOST_CHARACTERS = 10_000


@dataclass(frozen=True)
class FieldRow:
    """One field that is typed or ticked. `value` is what the state holds; `counter` counts it."""

    name: str
    widget: str
    label: str
    help: str
    value: str
    ticked: bool
    problem: str
    maxLength: int
    counter: str
    tooLong: bool


@dataclass(frozen=True)
class OptionRow:
    """One answer that can be chosen."""

    field: str
    value: str
    label: str
    help: str
    chosen: bool


@dataclass(frozen=True)
class AnswerRow:
    """One screen's answers on the review."""

    stepId: str
    heading: str
    answer: str


def _typed(asking: Asking) -> list[Field]:
    """The fields that are not a choice."""
    return [field for field in asking.step.fields if not field.options]


@QmlElement
class Question(ViewModel):
    """The question that is asked now."""

    changed = Signal()

    stepChanged = Signal()

    refused = Signal()

    def __init__(self, conversation: Conversation, parent: QObject | None = None) -> None:
        super().__init__(conversation, parent)
        self._fields = Rows(FieldRow, self)
        self._options = Rows(OptionRow, self)
        self._shown = ""

    def refresh(self) -> None:
        asking = self._state(Asking)
        if asking is None and self._state(ReadingClause) is not None:
            super().refresh()
            return
        shown = f"{asking.form.id}/{asking.step_id}" if asking else ""
        another = shown != self._shown
        self._shown = shown
        if another:
            # New delegates, so that nothing of the last question stays in a field.
            self._fields.show([])
            self._options.show([])
        if asking is not None:
            self._fields.show([self._field(asking, field) for field in _typed(asking)])
            self._options.show(
                [row for field in asking.step.fields for row in self._options_of(asking, field)]
            )
        super().refresh()
        if another:
            self.stepChanged.emit()

    def _field(self, asking: Asking, field: Field) -> FieldRow:
        value = asking.answers.get(field.name, "")
        text = value if isinstance(value, str) else ""
        problem = next((problem for problem in asking.problems if problem.field == field.name), None)
        help_text = self._text(field.help)
        limit = field.max_length or _MOST_CHARACTERS
        return FieldRow(
            field.name,
            field.widget,
            self._text(field.label),
            help_text,
            text,
            value is True,
            problem_text(problem, self._language, example=bool(help_text)) if problem else "",
            limit,
            counter_text(len(text), limit, self._language),
            len(text) > limit,
        )

    def _options_of(self, asking: Asking, field: Field) -> list[OptionRow]:
        chosen = asking.answers.get(field.name)
        return [
            OptionRow(
                field.name, item.value, self._text(item.label), self._text(item.help), item.value == chosen
            )
            for item in field.options
        ]

    @Property(QObject, constant=True)
    def fields(self) -> QObject:
        return self._fields

    @Property(QObject, constant=True)
    def options(self) -> QObject:
        return self._options

    @Property(str, notify=changed)
    def formTitle(self) -> str:
        asking = self._state(Asking)
        return self._text(asking.form.title) if asking else ""

    @Property(int, notify=changed)
    def number(self) -> int:
        asking = self._state(Asking)
        return asking.index + 1 if asking else 0

    @Property(int, notify=changed)
    def count(self) -> int:
        asking = self._state(Asking)
        return len(asking.steps) if asking else 0

    @Property(str, notify=changed)
    def heading(self) -> str:
        asking = self._state(Asking)
        return self._text(asking.step.heading) if asking else ""

    @Property(str, notify=changed)
    def help(self) -> str:
        asking = self._state(Asking)
        return self._text(asking.step.help) if asking else ""

    @Property(str, notify=changed)
    def note(self) -> str:
        asking = self._state(Asking)
        return self._text(asking.step.note) if asking else ""

    @Property(str, notify=changed)
    def clauseShort(self) -> str:
        """The short layer of the information clause, on the step that only informs."""
        asking = self._state(Asking)
        return self._text(asking.form.clause.short) if asking and self._informs(asking.step) else ""

    @staticmethod
    def _informs(step: Step) -> bool:
        return not step.fields and step.offer is None

    @Property(str, notify=changed)
    def clauseFull(self) -> str:
        reading = self._state(ReadingClause)
        return self._text(reading.back.form.clause.full) if reading else ""

    @Property(str, notify=changed)
    def offer(self) -> str:
        asking = self._state(Asking)
        return self._text(asking.step.offer.label) if asking and asking.step.offer else ""

    @Property(bool, notify=changed)
    def idCardOffered(self) -> bool:
        """The name that is asked for can be filled in from an identity card."""
        return offers_id_card(self._conversation.session)

    @Property(str, notify=changed)
    def suggestion(self) -> str:
        """The organ that is likely competent for the chosen body (KPA art. 229): a suggestion."""
        asking = self._state(Asking)
        if asking is None or not asking.step.suggests_competent_organ:
            return ""
        for field in asking.step.fields:
            option = field.option(asking.answers.get(field.name))
            if option is not None:
                parts = (self._text(option.competent_organ), self._text(option.competent_basis))
                return " · ".join(part for part in parts if part)
        return ""

    @Property(bool, notify=changed)
    def wrong(self) -> bool:
        asking = self._state(Asking)
        return asking is not None and bool(asking.problems)

    @Property(int, notify=changed)
    def firstWrongField(self) -> int:
        """The first row of `fields` that has a problem; -1 where it is the choice, or nothing."""
        asking = self._state(Asking)
        if asking is None:
            return -1
        wrong = {problem.field for problem in asking.problems}
        return next((row for row, field in enumerate(_typed(asking)) if field.name in wrong), -1)

    @Property(str, notify=changed)
    def choiceProblem(self) -> str:
        asking = self._state(Asking)
        if asking is None:
            return ""
        chosen = {field.name for field in asking.step.fields if field.options}
        problem = next((problem for problem in asking.problems if problem.field in chosen), None)
        return problem_text(Problem(problem.field, "not_offered"), self._language) if problem else ""

    @Slot(str, str)
    def enter(self, name: str, text: str) -> None:
        asking = self._state(Asking)
        if asking is not None and asking.answers.get(name, "") != text:
            self._say(ev.AnswerChanged(name, text))

    @Slot(str, bool)
    def tick(self, name: str, ticked: bool) -> None:
        self._say(ev.AnswerChanged(name, ticked))

    @Slot(str, str)
    def choose(self, name: str, value: str) -> None:
        self._say(ev.AnswerChanged(name, value))

    @Slot()
    def confirm(self) -> None:
        """*Dalej*. `refused` comes where the answers must be mended first."""
        self._say(ev.Continued())
        asking = self._state(Asking)
        if asking is not None and asking.problems:
            self.refused.emit()

    @Slot()
    def fillFromIdCard(self) -> None:
        self._say(ev.IdCardChosen())

    @Slot()
    def takeOffer(self) -> None:
        self._say(ev.OfferTaken())

    @Slot()
    def readClause(self) -> None:
        self._say(ev.ClauseOpened())


@QmlElement
class Review(ViewModel):
    """All answers, each with its way to change it (EN 301 549, 11.3.3.4)."""

    changed = Signal()

    def __init__(self, conversation: Conversation, parent: QObject | None = None) -> None:
        super().__init__(conversation, parent)
        self._answers = Rows(AnswerRow, self)

    def refresh(self) -> None:
        review = self._state(Reviewing)
        rows = []
        if review is not None:
            steps = review.form.steps_for(review.answers)
            rows = [self._row(step, review.answers) for step in steps if step.fields]
        self._answers.show(rows)
        super().refresh()

    def _row(self, step: Step, answers: Answers) -> AnswerRow:
        parts = [self._answer(field, answers) for field in step.fields]
        return AnswerRow(step.id, self._text(step.heading), "\n".join(part for part in parts if part))

    def _answer(self, field: Field, answers: Answers) -> str:
        value = answers.get(field.name)
        option = field.option(value)
        if option is not None:
            return self._text(option.label)
        if value is True:
            return self._text(field.label)
        return value if isinstance(value, str) else ""

    @Property(QObject, constant=True)
    def answers(self) -> QObject:
        return self._answers

    @Property(str, notify=changed)
    def formTitle(self) -> str:
        review = self._state(Reviewing)
        return self._text(review.form.title) if review else ""

    @Property(bool, notify=changed)
    def refused(self) -> bool:
        """The answers do not fit the form, and no question of it can mend that."""
        review = self._state(Reviewing)
        return review is not None and bool(review.problems)

    @Slot(str)
    def change(self, step_id: str) -> None:
        self._say(ev.ChangeRequested(step_id))

    @Slot()
    def file(self) -> None:
        self._say(ev.FilePressed())

    @Slot()
    def readClause(self) -> None:
        self._say(ev.ClauseOpened())
