"""What a screen says is true in its state."""

import pytest
from PySide6.QtGui import QAccessible, QGuiApplication

from kiosk_app.domain.text import Language
from kiosk_app.flows import events as ev
from screens.previews import Look
from screens.rehearsal import Rehearsal
from screens.scenes import SCENES
from screens.view_models.case import Case
from screens.view_models.wording import number_text
from tests.screens.conftest import Stage, settle
from tests.screens.tree import Role, find, names, press, set_text

_DUE = "Urząd odpowie do dnia"


def _told(stage: Stage, scene: str, language: Language = "pl") -> list[str]:
    Look("", language).play(stage.conversation, scene)
    settle()
    return [*names(stage.window, Role.StaticText), *names(stage.window, Role.AlertMessage)]


@pytest.mark.parametrize("scene", ["case-forwarded", "case-settled", "case-left-unexamined"])
def test_no_answer_is_promised_where_none_will_come(portrait: Stage, scene: str) -> None:
    assert _DUE not in _told(portrait, scene)


@pytest.mark.parametrize(
    "scene", ["case-saved-here", "case-received", "case-in-progress", "case-extended", "case-offline"]
)
def test_the_day_of_the_answer_is_said_while_one_is_due(portrait: Stage, scene: str) -> None:
    assert _DUE in _told(portrait, scene)


def test_what_the_office_has_not_received_is_not_called_received(portrait: Stage) -> None:
    told = _told(portrait, "case-saved-here")
    assert "Złożono" in told
    assert not {"Przyjęto", "Ostatnia zmiana"} & set(told)
    assert "Przyjęto" in _told(portrait, "case-received")


@pytest.mark.parametrize(
    ("scene", "words"), [("service-printed", "wydrukowana"), ("service-not-printed", "nie")]
)
def test_the_paper_of_a_service_is_called_a_card(portrait: Stage, scene: str, words: str) -> None:
    told = _told(portrait, scene)
    assert any(text.startswith("Karta usługi") and words in text for text in told)
    assert not any("Potwierdzenie" in text for text in told)


def test_a_card_that_did_not_print_is_an_alarm(portrait: Stage) -> None:
    _told(portrait, "service-not-printed")
    assert any("Karta usługi" in text for text in names(portrait.window, Role.AlertMessage))


def test_what_was_filed_is_not_said_to_be_deleted(portrait: Stage) -> None:
    for scene in ("idle-warning-saved", "end-confirmation-saved"):
        told = _told(portrait, scene)
        assert not any("usun" in text for text in told), scene
        assert find(portrait.window, Role.Button, "Zakończ").isValid()
    _told(portrait, "idle-warning")
    assert find(portrait.window, Role.Button, "Zakończ i usuń").isValid()


def test_answers_that_do_not_fit_the_form_are_an_alarm_on_the_review(portrait: Stage) -> None:
    _told(portrait, "review-refused")
    assert any("Nic nie zostało wysłane" in text for text in names(portrait.window, Role.AlertMessage))


def test_what_cannot_be_opened_is_said_and_left(stage: Stage) -> None:
    _told(stage, "unavailable")
    press(stage.window, "Rozumiem")
    settle()
    assert names(stage.window, Role.Heading) == ["W czym możemy pomóc?"]


def test_an_example_is_named_only_where_there_is_one(portrait: Stage) -> None:
    assert any("przykład" in text for text in _alarms(portrait, "question-address-wrong"))
    portrait.conversation.start_over()
    answers = (ev.AnswerChanged("first_name", "123"), ev.AnswerChanged("last_name", "Brzęk"), ev.Continued())
    portrait.conversation.play(*SCENES["question-name-missing"], *answers)
    settle()
    alarms = names(portrait.window, Role.AlertMessage)
    assert alarms
    assert not any("przykład" in text for text in alarms)


def test_the_example_of_a_number_is_of_this_kiosk(application: QGuiApplication) -> None:
    assert Case(Rehearsal(), "WAW123").property("numberExample") == "WAW123-000123-6"


def test_numbers_are_grouped_as_the_language_does() -> None:
    assert number_text(10_000, "pl") == "10\u00a0000"
    assert number_text(10_000, "en") == "10,000"


def test_the_counter_counts_what_is_typed(stage: Stage) -> None:
    _told(stage, "question-multiline")
    set_text(stage.window, "Treść", "Łódź")
    settle()
    assert "4 z 10 000 znaków" in names(stage.window, Role.StaticText)


def test_the_search_field_and_the_results_agree(stage: Stage) -> None:
    """*Wstecz* of the results leads to the categories, and empties the field."""
    stage.conversation.play(*SCENES["search"])
    settle()
    assert _searched(stage) == "dow"
    stage.conversation.dispatch(ev.BackPressed())
    settle()
    assert _searched(stage) == ""
    stage.conversation.play(ev.QueryChanged("dow"), ev.ServiceChosen("dowod-osobisty-wydanie"))
    settle()
    stage.conversation.dispatch(ev.BackPressed())
    settle()
    assert _searched(stage) == "dow"
    stage.conversation.dispatch(ev.BackPressed())
    settle()
    assert _searched(stage) == ""


def _alarms(stage: Stage, scene: str) -> list[str]:
    _told(stage, scene)
    return names(stage.window, Role.AlertMessage)


def _searched(stage: Stage) -> str:
    found = find(stage.window, Role.EditableText, "Szukaj: dowód, meldunek, śmieci")
    return found.text(QAccessible.Text.Value)
