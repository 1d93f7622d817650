"""The acts on a case: what they change, what they refuse, and what the history keeps."""

import uuid
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from central.kpa.kinds import Kind
from central.kpa.transitions import Status, TransitionRefusedError
from central.registry import services
from central.registry.events import broken_at
from central.registry.models import Case, CaseEvent, Filing, InterventionReport, Tombstone
from central.registry.numbers import access_code_hmac, check_digit, has_true_check_digit
from central.registry.selectors import case_by_receipt, cases, is_overdue, promised_date
from central.registry.submission import Interpretation, Submission
from tests.central import wire
from tests.central.wire import ANSWERS, KioskOnWire

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)
PEPPER = "pepper"


def register(kind: Kind = Kind.SKARGA, counter: int = 123, **changes: Any) -> Case:
    document = wire.payload("LDZ07", counter)
    submission = Submission(
        submission_id=uuid.UUID(document["submission_id"]),
        envelope_sha256="a" * 64,
        receipt_number=document["receipt_number"],
        kiosk_id="LDZ07",
        form_id="skarga-wniosek",
        form_version=1,
        language="pl",
        clause_version="2026-11",
        device_time=changes.pop("device_time", NOW),
        monotonic_ns=1,
        boot_id="b",
        access_code="7K3MX9QP",
        answers=changes.pop("answers", ANSWERS),
    )
    return services.register_submission(
        submission=submission,
        interpretation=Interpretation(kind),
        pepper=PEPPER,
        actor="kiosk:LDZ07",
        now=NOW,
    )


def step(case: Case, target: Status, **changes: Any) -> Case:
    return services.change_status(case_id=case.pk, target=target, actor="clerk:jolanta", now=LATER, **changes)


def test_a_complaint_gets_its_columns_its_date_and_its_first_event(kiosk: KioskOnWire) -> None:
    case = register()
    filing = Filing.objects.get(case=case)
    assert filing.name == "Bronisława Wąchocka-Świtoń"
    assert filing.address == "Ćwiklińskiej 17/4, 90-001 Łódź"
    assert (filing.reply_channel, filing.demand) == ("post", "Proszę ją naprawić.")
    assert filing.answers == ANSWERS
    assert (case.status, case.due_on, case.case_number) == ("received", date(2026, 4, 2), None)
    event = CaseEvent.objects.get()
    assert (event.action, event.actor, event.sequence) == ("registered", "kiosk:LDZ07", 1)


def test_an_interwencja_is_kept_apart_and_has_no_statutory_date(kiosk: KioskOnWire) -> None:
    case = register(
        Kind.INTERWENCJA, answers={"category": "drogi", "place": "Rynek", "description": "Dziura"}
    )
    report = InterventionReport.objects.get(case=case)
    assert (report.category, report.place, report.description) == ("drogi", "Rynek", "Dziura")
    assert not Filing.objects.exists()
    assert case.due_on is None


def test_the_way_of_a_case_and_its_chain(kiosk: KioskOnWire) -> None:
    case = register()
    step(case, Status.IN_PROGRESS)
    step(case, Status.SUPPLEMENT_REQUESTED)
    step(case, Status.IN_PROGRESS)
    extended = step(case, Status.EXTENDED, new_due_on=date(2026, 5, 4))
    assert extended.due_on == date(2026, 5, 4)
    settled = step(case, Status.SETTLED)
    assert (settled.status, settled.updated_at) == ("settled", LATER)
    events = list(CaseEvent.objects.order_by("sequence"))
    assert [event.data.get("target") for event in events[1:]] == [
        "in_progress",
        "supplement_requested",
        "in_progress",
        "extended",
        "settled",
    ]
    assert all(event.data["basis"] for event in events[1:])
    assert broken_at(case.submission_id) is None


def test_a_step_that_the_law_does_not_have_changes_nothing(kiosk: KioskOnWire) -> None:
    case = step(register(), Status.SETTLED)
    with pytest.raises(TransitionRefusedError):
        step(case, Status.EXTENDED, new_due_on=date(2026, 6, 1))
    case.refresh_from_db()
    assert (case.status, CaseEvent.objects.count()) == ("settled", 2)


def test_forwarding_names_the_body(kiosk: KioskOnWire) -> None:
    case = register()
    with pytest.raises(services.ActRefusedError, match="organ"):
        step(case, Status.FORWARDED, forwarded_to="  ")
    assert step(case, Status.FORWARDED, forwarded_to=" Rada Miejska ").forwarded_to == "Rada Miejska"
    with pytest.raises(services.ActRefusedError, match="300"):
        step(register(counter=124), Status.FORWARDED, forwarded_to="x" * 301)
    assert step(case, Status.IN_PROGRESS).forwarded_to == ""


@pytest.mark.parametrize("new", [None, date(2026, 4, 2), date(2026, 5, 3), date(2026, 5, 2)])
def test_an_extension_needs_a_later_working_day(kiosk: KioskOnWire, new: date | None) -> None:
    with pytest.raises(services.ActRefusedError):
        step(register(), Status.EXTENDED, new_due_on=new)


def test_number_and_note_are_kept_and_the_note_is_not_in_the_history(kiosk: KioskOnWire) -> None:
    case = register()
    services.assign_case_number(case_id=case.pk, case_number=" ABC.1510.7.2026 ", actor="clerk:j", now=LATER)
    services.set_note(case_id=case.pk, note="Proszę czekać.", actor="clerk:j", now=LATER)
    case.refresh_from_db()
    assert (case.case_number, case.citizen_note) == ("ABC.1510.7.2026", "Proszę czekać.")
    assert "czekać" not in str([event.data for event in CaseEvent.objects.all()])
    with pytest.raises(services.ActRefusedError):
        services.assign_case_number(case_id=case.pk, case_number="<b>", actor="clerk:j", now=LATER)


def test_the_same_again_is_no_event(kiosk: KioskOnWire) -> None:
    case = register()
    for _ in range(2):
        services.set_note(case_id=case.pk, note="Tak.", actor="clerk:j", now=LATER)
        services.assign_case_number(case_id=case.pk, case_number="A.1.2026", actor="clerk:j", now=LATER)
    assert CaseEvent.objects.count() == 3


def test_deleting_leaves_a_tombstone_and_the_history_and_nothing_personal(kiosk: KioskOnWire) -> None:
    case = register()
    services.delete_case(case_id=case.pk, reason=" Omyłka ", actor="clerk:j", now=LATER)
    assert not Case.objects.exists()
    assert not Filing.objects.exists()
    assert Tombstone.objects.get().envelope_sha256 == "a" * 64
    events = CaseEvent.objects.order_by("sequence")
    assert [event.action for event in events] == ["registered", "deleted"]
    assert events[1].data == {"reason": "Omyłka"}


@pytest.mark.parametrize("reason", ["", "  ", "x" * 201])
def test_deleting_needs_a_reason(kiosk: KioskOnWire, reason: str) -> None:
    case = register()
    with pytest.raises(services.ActRefusedError):
        services.delete_case(case_id=case.pk, reason=reason, actor="clerk:j", now=LATER)
    assert Case.objects.exists()


@pytest.mark.parametrize(
    "statement", ["UPDATE registry_caseevent SET actor = 'x'", "DELETE FROM registry_caseevent"]
)
def test_the_database_refuses_to_change_events(kiosk: KioskOnWire, statement: str) -> None:
    register()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_whoever_gets_past_the_database_breaks_the_chain(kiosk: KioskOnWire) -> None:
    case = register()
    step(case, Status.IN_PROGRESS)
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER caseevent_no_update")
        cursor.execute("UPDATE registry_caseevent SET actor = 'clerk:nobody' WHERE sequence = 2")
    assert broken_at(case.submission_id) == 2


def test_an_id_is_registered_once(kiosk: KioskOnWire) -> None:
    case = register()
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.create(
            submission_id=case.submission_id,
            kiosk_id="LDZ07",
            form_version=1,
            monotonic_ns=1,
            device_time=NOW,
            received_at=NOW,
            updated_at=NOW,
            lodged_on=NOW.date(),
        )


def test_a_number_given_twice_is_told_apart_by_its_code(kiosk: KioskOnWire) -> None:
    first, second = register(), register()
    Case.objects.filter(pk=second.pk).update(
        access_code_hmac=access_code_hmac(second.receipt_number, "AAAAAAAA", PEPPER)
    )
    found = [
        case_by_receipt(receipt_number=first.receipt_number, access_code=code, pepper=PEPPER)
        for code in ("7K3MX9QP", "AAAAAAAA", "BBBBBBBB")
    ]
    assert found == [first, second, None]


def test_open_cases_come_first_by_the_end_of_their_time(kiosk: KioskOnWire) -> None:
    later = register(counter=1, device_time=NOW)
    done = step(register(counter=2), Status.SETTLED)
    none = register(Kind.INTERWENCJA, counter=3, answers={})
    extended = step(register(counter=4), Status.EXTENDED, new_due_on=date(2026, 5, 4))
    assert list(cases()) == [later, extended, none, done]
    assert list(cases(overdue_on=date(2026, 4, 3))) == [later]
    assert list(cases(status="settled")) == [done]
    assert list(cases(search=later.receipt_number.replace("-", " ").lower())) == [later]
    assert is_overdue(later, date(2026, 4, 3))
    assert not is_overdue(later, date(2026, 4, 2))
    assert not is_overdue(done, date(2027, 1, 1))


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("-", []),
        ("Ł", ["ABC-Ł.1.2026"]),
        ("ł.1", ["ABC-Ł.1.2026"]),
        ("Ł7", []),
        ("  ", ["ABC-Ł.1.2026", None]),
        ("abc-ł", ["ABC-Ł.1.2026"]),
        ("ldz07 000001", ["ABC-Ł.1.2026"]),
        ("000002", [None]),
    ],
)
def test_a_search_finds_what_has_it_and_nothing_else(
    kiosk: KioskOnWire, search: str, found: list[str | None]
) -> None:
    numbered, _ = register(counter=1), register(counter=2)
    services.assign_case_number(case_id=numbered.pk, case_number="ABC-Ł.1.2026", actor="clerk:j", now=LATER)
    if search == "-":
        services.assign_case_number(case_id=numbered.pk, case_number="ABC.1.2026", actor="clerk:j", now=LATER)
    assert [case.case_number for case in cases(search=search).order_by("pk")] == found


def test_a_date_is_promised_only_while_an_answer_is_to_come(kiosk: KioskOnWire) -> None:
    case = register()
    assert promised_date(case) == date(2026, 4, 2)
    assert promised_date(step(case, Status.IN_PROGRESS)) == date(2026, 4, 2)
    assert promised_date(step(case, Status.FORWARDED, forwarded_to="Rada Miejska")) is None
    assert promised_date(step(register(counter=124), Status.SETTLED)) is None


@pytest.mark.parametrize("exists", [True, False])
def test_a_wrong_code_costs_the_same_whether_the_number_exists(kiosk: KioskOnWire, exists: bool) -> None:
    number = register().receipt_number if exists else "LDZ07-777777-7"
    with CaptureQueriesContext(connection) as queries:
        assert case_by_receipt(receipt_number=number, access_code="AAAAAAAA", pepper=PEPPER) is None
    assert len(queries) == 1
    # Nothing of the case is read before the code is known to be right.
    columns = queries[0]["sql"].partition(" FROM ")[0]
    assert (
        columns
        == 'SELECT "registry_case"."id" AS "pk", "registry_case"."access_code_hmac" AS "access_code_hmac"'
    )


@given(st.from_regex(r"[A-Z]{2,4}[0-9]{2}-[0-9]{6}", fullmatch=True), st.data())
def test_the_check_digit_finds_every_single_mistake(body: str, data: st.DataObject) -> None:
    number = f"{body}-{wire.check_digit(body)}"
    assert check_digit(body) == wire.check_digit(body)
    assert has_true_check_digit(number)
    place = data.draw(st.sampled_from([at for at, sign in enumerate(number) if sign.isdigit()]))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != number[place]]))
    assert not has_true_check_digit(number[:place] + other + number[place + 1 :])
