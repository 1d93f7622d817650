"""The page behind the QR of a receipt, in two languages, with plain forms."""

from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from central.kpa.transitions import Status
from central.registry.models import Case
from central.registry.services import change_status, set_note
from tests.central.test_api import put
from tests.central.wire import KioskOnWire


@pytest.fixture
def case(kiosk: KioskOnWire, content: None) -> Case:
    put(kiosk, *kiosk.sealed())
    return Case.objects.get()


def ask(number: str, code: str, language: str = "pl") -> Any:
    return Client(enforce_csrf_checks=True).post(
        f"/s/?lang={language}", {"receipt_number": number, "access_code": code}
    )


def test_number_and_code_show_where_the_case_stands(case: Case) -> None:
    set_note(case_id=case.pk, note="Prosimy czekać", actor="clerk:j", now=timezone.now())
    answer = ask(case.receipt_number, "7k3m-x9qp")
    shown = unescape(answer.content.decode())
    assert answer.status_code == 200
    assert "Wpłynęła do urzędu" in shown
    assert "Sprawa czeka na urzędnika." in shown  # the office's own words, from its content
    assert "Prosimy czekać" in shown
    assert "Wąchocka" not in shown
    assert "no-store" in answer["Cache-Control"]


def test_a_date_is_promised_only_while_an_answer_is_to_come(case: Case) -> None:
    assert "Urząd odpowie najpóźniej" in ask(case.receipt_number, "7K3MX9QP").content.decode()
    change_status(case_id=case.pk, target=Status.SETTLED, actor="clerk:j", now=timezone.now())
    assert "Urząd odpowie najpóźniej" not in ask(case.receipt_number, "7K3MX9QP").content.decode()


def test_what_is_left_is_called_as_the_law_calls_it(case: Case) -> None:
    change_status(case_id=case.pk, target=Status.LEFT_UNEXAMINED, actor="clerk:j", now=timezone.now())
    assert "bez rozpoznania" in ask(case.receipt_number, "7K3MX9QP").content.decode()
    assert Case.objects.get().get_status_display() == "Bez rozpoznania"


def test_in_english(case: Case) -> None:
    shown = ask(case.receipt_number, "7K3MX9QP", "en").content.decode()
    assert '<html lang="en">' in shown
    assert "It has reached the office" in shown


@pytest.mark.parametrize(("accepted", "expected"), [("en-GB,en;q=0.9", "en"), ("pl", "pl"), ("de", "pl")])
def test_the_language_of_the_phone_is_taken(db: None, accepted: str, expected: str) -> None:
    answer = Client().get("/s/", headers={"accept-language": accepted})
    assert f'<html lang="{expected}">' in answer.content.decode()


def test_a_wrong_code_tells_nothing(case: Case) -> None:
    wrong, unknown = ask(case.receipt_number, "AAAAAAAA"), ask("LDZ07-777777-7", "AAAAAAAA")
    assert wrong.status_code == unknown.status_code == 404
    assert wrong.content.decode() == unknown.content.decode().replace("LDZ07-777777-7", case.receipt_number)
    assert "AAAAAAAA" not in wrong.content.decode()


def test_guessing_is_paused(case: Case) -> None:
    answers = [ask(case.receipt_number, "AAAAAAAA").status_code for _ in range(6)]
    assert answers == [404] * 5 + [429]


def test_nothing_is_asked_by_an_address(case: Case) -> None:
    path = f"/s/?receipt_number={case.receipt_number}&access_code=7K3MX9QP"
    assert "value=" not in Client().get(path).content.decode()
