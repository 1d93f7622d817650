import pytest

from kiosk_app.domain.forms import Answers, Form, Problem
from kiosk_app.domain.receipt_number import ReceiptNumber
from offline_cache.catalogue import Catalogue
from offline_cache.form_check import check

GOOD: Answers = {
    "declared_kind": "skarga",
    "against": "wydzial",
    "content": "Zażółć gęślą jaźń",
    "consent": True,
}


@pytest.fixture
def form(catalogue: Catalogue) -> Form:
    form = catalogue.form("skarga-wniosek")
    assert form is not None
    return form


def test_good_answers_have_no_problem(form: Form) -> None:
    assert check(form, GOOD) == ()
    assert check(form, {**GOOD, "email": ""}) == ()


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        ({"content": ""}, Problem("content", "required")),
        ({"content": " \n"}, Problem("content", "required")),
        ({"content": "x" * 61}, Problem("content", "too_long", 60)),
        ({"postcode": "90000"}, Problem("postcode", "pattern")),
        ({"email": "nobody"}, Problem("email", "format")),
        ({"channel": "email"}, Problem("email", "required")),
        ({"channel": "pigeon"}, Problem("channel", "not_offered")),
        ({"against": "nobody"}, Problem("against", "not_offered")),
        ({"consent": False}, Problem("consent", "required")),
        ({"related": "LDZ07-000123-9"}, Problem("related", "receipt_number")),
        ({"pesel": "44051401359"}, Problem("pesel", "invalid")),
        ({"content": True}, Problem("content", "invalid")),
    ],
)
def test_each_problem_has_its_reason(form: Form, answers: Answers, problem: Problem) -> None:
    assert check(form, {**GOOD, **answers}) == (problem,)


def test_only_the_step_just_answered_is_spoken_of(form: Form) -> None:
    assert check(form, {"declared_kind": "skarga"}, ["declared_kind"]) == ()
    assert check(form, {}, ["declared_kind"]) == (Problem("declared_kind", "required"),)
    assert check(form, {}, []) == ()


def test_problems_come_in_the_order_of_the_form(form: Form) -> None:
    assert [problem.field for problem in check(form, {})] == [
        "declared_kind",
        "against",
        "content",
        "consent",
    ]


def test_a_true_receipt_number_is_taken(form: Form) -> None:
    assert check(form, {**GOOD, "related": str(ReceiptNumber("LDZ07", 123))}) == ()


def test_one_of_several_fields_is_asked_for(catalogue: Catalogue, form: Form) -> None:
    either = {"anyOf": [{"required": ["email"]}, {"required": ["postcode"]}]}
    form = Form(**{**form.__dict__, "schema": {**form.schema, **either}})
    assert check(form, GOOD) == (Problem("postcode", "required"), Problem("email", "required"))
    assert check(form, {**GOOD, "postcode": "90-926"}) == ()


def test_a_schema_fetches_nothing(form: Form) -> None:
    outside = {"properties": {"content": {"$ref": "http://127.0.0.1:9/schema"}}}
    form = Form(**{**form.__dict__, "schema": outside})
    with pytest.raises(Exception, match="Unresolvable"):
        check(form, GOOD)
