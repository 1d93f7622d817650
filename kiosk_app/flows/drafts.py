"""A draft from home: whatever it says is fitted to the form, and shown before anything is filed."""

from dataclasses import dataclass, field

from kiosk_app.domain.forms import Answers, Form, Problem
from kiosk_app.domain.scan import Draft
from kiosk_app.flows.states import Asking, Reviewing


@dataclass(frozen=True)
class Fitted:
    """What of a draft the form asks for. `dropped`: how many answers it does not."""

    answers: Answers = field(repr=False)
    dropped: int = 0


def fit(form: Form, draft: Draft) -> Fitted:
    """Keep what answers a question that is asked, in the question's own terms. Empty answers do not count."""
    given = sum(value not in ("", False) for value in draft.answers.values())
    kept = form.relevant(draft.answers_for(form))
    return Fitted(kept, given - len(kept))


def open_draft(form: Form, answers: Answers, problems: tuple[Problem, ...]) -> Asking | Reviewing:
    """Where the person begins to check: at what must be mended, else at what the office must say first.

    From there on only questions without an answer of the draft are asked, and the review shows all.
    """
    steps = form.steps_for(answers)
    checked = frozenset(step.id for step in steps if step.fields)
    wrong = {problem.field for problem in problems}
    to_mend = next((step for step in steps if wrong & {field.name for field in step.fields}), None)
    informs = next((step for step in steps if not step.fields and step.offer is None), None)
    begin = to_mend or informs
    if begin is None:
        return Reviewing(form, answers)
    return Asking(form, begin.id, answers, problems if to_mend else (), checked)
