"""Filing: questions, review, saving, the receipt."""

from dataclasses import replace
from typing import assert_never

from kiosk_app.domain.forms import Answer, Answers, Form, Problem
from kiosk_app.domain.printing import NotPrinted
from kiosk_app.domain.submission import Submission
from kiosk_app.domain.text import Language
from kiosk_app.flows.effects import CheckAnswers, Effect, File, PrintReceipt
from kiosk_app.flows.events import (
    AnswerChanged,
    BackPressed,
    ChangeRequested,
    ClauseOpened,
    Continued,
    Event,
    FilePressed,
    LargePrintPressed,
    PrintPressed,
    ReceiptKept,
    RetryPressed,
)
from kiosk_app.flows.results import (
    AnswersChecked,
    FiledSafely,
    FilingFailed,
    PrintEnded,
)
from kiosk_app.flows.states import Asking, Home, NotSaved, ReadingClause, Reviewing, Saved, Saving

FilingScreen = Asking | ReadingClause | Reviewing | Saving | NotSaved | Saved
Moved = tuple[FilingScreen | Home, tuple[Effect, ...]]


def begin(form: Form, receipt_number: str = "", left: Asking | None = None) -> Asking:
    """Return the first question. A supplement already knows the number that it belongs to."""
    asks_number = receipt_number and "receipt_number" in {
        field.name for step in form.steps for field in step.fields
    }
    answers: Answers = {"receipt_number": receipt_number} if asks_number else {}
    return Asking(form, form.steps_for(answers)[0].id, answers, left=left)


def move(screen: FilingScreen, event: Event, language: Language, large_print: bool) -> Moved:
    """`large_print`: the person reads large letters, so the receipt has them without being asked."""
    match screen:
        case Asking():
            return _ask(screen, event)
        case ReadingClause(back):
            return (back if isinstance(event, BackPressed | Continued) else screen), ()
        case Reviewing():
            return _review(screen, event, language)
        case Saving():
            return _save(screen, event, language, large_print)
        case NotSaved():
            return _not_saved(screen, event, language)
        case Saved():
            return _saved(screen, event, language)
        case _:
            assert_never(screen)


def _ask(asking: Asking, event: Event) -> Moved:
    match event:
        case AnswerChanged(name, value):
            return _answer(asking, name, value), ()
        case Continued():
            names = tuple(field.name for field in asking.step.fields)
            return asking, (CheckAnswers(asking.form, asking.form.relevant(asking.answers), names),)
        case AnswersChecked(problems) if problems:
            return replace(asking, problems=problems), ()
        case AnswersChecked():
            return _forward(asking), ()
        case BackPressed():
            return _backward(asking), ()
        case ClauseOpened():
            return ReadingClause(asking), ()
        case _:
            return asking, ()


def _answer(asking: Asking, name: str, value: Answer) -> Asking:
    if name not in {field.name for field in asking.step.fields}:
        return asking
    problems = tuple(problem for problem in asking.problems if problem.field != name)
    return replace(asking, answers={**asking.answers, name: value}, problems=problems)


def answer_by_scan(asking: Asking, number: str) -> Asking | None:
    """A receipt held to the scanner answers the question for its number; None: that is not asked here."""
    fields = [field.name for field in asking.step.fields if field.widget == "receipt_number"]
    return _answer(asking, fields[0], number) if fields else None


def _forward(asking: Asking) -> Asking | Reviewing:
    """To the next question; after a change from the review, only to questions that the change opened."""
    later = tuple(step for step in asking.steps[asking.index + 1 :] if step.id not in asking.reviewed)
    if not later:
        return Reviewing(asking.form, asking.answers)
    return replace(asking, step_id=later[0].id, problems=())


def _backward(asking: Asking) -> Asking | Reviewing | Home:
    if asking.reviewed:
        return Reviewing(asking.form, asking.answers)
    if asking.index == 0:
        return asking.left or Home()
    return replace(asking, step_id=asking.steps[asking.index - 1].id, problems=())


def _review(review: Reviewing, event: Event, language: Language) -> Moved:
    match event:
        case ChangeRequested(step_id) if step_id in {
            step.id for step in review.form.steps_for(review.answers)
        }:
            return _change(review, step_id), ()
        case BackPressed():
            last = review.form.steps_for(review.answers)[-1]
            return Asking(review.form, last.id, review.answers), ()
        case ClauseOpened():
            return ReadingClause(review), ()
        case FilePressed():
            return review, (CheckAnswers(review.form, review.form.relevant(review.answers)),)
        case AnswersChecked(problems) if problems:
            return _first_wrong(review, problems), ()
        case AnswersChecked():
            return _begin_saving(review.form, review.answers, language)
        case _:
            return review, ()


def _change(review: Reviewing, step_id: str, problems: tuple[Problem, ...] = ()) -> Asking:
    reviewed = frozenset(step.id for step in review.form.steps_for(review.answers))
    return Asking(review.form, step_id, review.answers, problems, reviewed)


def _first_wrong(review: Reviewing, problems: tuple[Problem, ...]) -> Asking | Reviewing:
    wrong = {problem.field for problem in problems}
    for step in review.form.steps_for(review.answers):
        if wrong & {field.name for field in step.fields}:
            return _change(review, step.id, problems)
    return replace(review, problems=problems)


def _begin_saving(form: Form, answers: Answers, language: Language) -> Moved:
    relevant = form.relevant(answers)
    submission = Submission(
        form.id,
        form.version,
        form.declared_kind(relevant),
        language,
        form.clause.version,
        relevant,
    )
    return Saving(form, answers), (File(submission),)


def _save(saving: Saving, event: Event, language: Language, large_print: bool) -> Moved:
    match event:
        case FiledSafely(receipt):
            effect = PrintReceipt(receipt, language, large_print=large_print)
            return Saved(receipt, large_print=large_print), (effect,)
        case FilingFailed(reason):
            return NotSaved(saving.form, reason, saving.answers), ()
        case _:
            return saving, ()


def _not_saved(failed: NotSaved, event: Event, language: Language) -> Moved:
    match event:
        case RetryPressed():
            return _begin_saving(failed.form, failed.answers, language)
        case BackPressed():
            return Reviewing(failed.form, failed.answers), ()
        case _:
            return failed, ()


def _saved(saved: Saved, event: Event, language: Language) -> Moved:
    match event:
        case PrintEnded(document, outcome) if document == str(saved.receipt.number):
            return replace(saved, paper=outcome), ()
        case PrintPressed() if saved.paper != "printing":
            return _print_again(saved, language)
        case LargePrintPressed() if saved.paper != "printing":
            return _print_again(replace(saved, large_print=True), language)
        case ReceiptKept():
            return Home(), ()
        case _:
            return saved, ()


def _print_again(saved: Saved, language: Language) -> Moved:
    # Only what may lie on the counter twice is a duplicate.
    more = 0 if isinstance(saved.paper, NotPrinted) else 1
    again = replace(saved, paper="printing", copies=saved.copies + more)
    return again, (PrintReceipt(saved.receipt, language, again.copies, again.large_print),)
