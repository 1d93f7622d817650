"""What a document is by its content (art. 222), and supplements with the cases that they belong to."""

from datetime import date

import pytest

from central.kpa.kinds import Kind
from central.kpa.transitions import Status
from central.registry import services
from central.registry.events import broken_at
from central.registry.models import Case, CaseEvent
from tests.central.test_registry import LATER, register, step
from tests.central.wire import KioskOnWire


def qualify(case: Case, kind: Kind) -> Case:
    return services.qualify_kind(case_id=case.pk, kind=kind, actor="clerk:j", now=LATER)


def actions(case: Case) -> list[str]:
    events = CaseEvent.objects.filter(submission_id=case.submission_id).order_by("sequence")
    return [event.action for event in events]


def supplement_to(number: str, counter: int = 124) -> Case:
    return register(Kind.UZUPELNIENIE, counter, answers={"receipt_number": number, "content": "Jeszcze to"})


def test_the_kind_is_qualified_by_content_and_the_date_follows(kiosk: KioskOnWire) -> None:
    case = register(Kind.SKARGA)
    qualified = qualify(case, Kind.INTERWENCJA)
    assert (qualified.kind, qualified.declared_kind, qualified.due_on) == (Kind.INTERWENCJA, "skarga", None)
    assert qualify(case, Kind.WNIOSEK).due_on == date(2026, 4, 2)


def test_an_extended_time_stays_extended_between_complaint_and_petition(kiosk: KioskOnWire) -> None:
    case = step(register(Kind.SKARGA), Status.EXTENDED, new_due_on=date(2026, 5, 4))
    qualified = qualify(case, Kind.WNIOSEK)
    assert (qualified.status, qualified.due_on) == ("extended", date(2026, 5, 4))


@pytest.mark.parametrize("status", [Status.SUPPLEMENT_REQUESTED, Status.EXTENDED, Status.LEFT_UNEXAMINED])
def test_what_is_an_interwencja_after_all_is_worked_on(kiosk: KioskOnWire, status: Status) -> None:
    extra = {"new_due_on": date(2026, 5, 4)} if status is Status.EXTENDED else {}
    case = qualify(step(register(), status, **extra), Kind.INTERWENCJA)
    assert (case.status, case.due_on) == ("in_progress", None)
    assert step(case, Status.SETTLED).status == "settled"
    event = CaseEvent.objects.get(action="kind_qualified")
    assert (event.data["target"], event.data["status"]) == ("interwencja", "in_progress")


def test_no_article_of_the_code_is_written_into_the_history_of_an_interwencja(kiosk: KioskOnWire) -> None:
    case = register(Kind.INTERWENCJA, answers={})
    for target in (Status.IN_PROGRESS, Status.SETTLED, Status.IN_PROGRESS):
        step(case, target)
    step(case, Status.FORWARDED, forwarded_to="Zarząd Dróg")
    bases = [event.data["basis"] for event in CaseEvent.objects.filter(action="status_changed")]
    assert len(bases) == 4
    assert not [basis for basis in bases if "art." in basis or "§" in basis]


def test_a_supplement_that_is_a_complaint_by_its_content_gets_a_time_of_its_own(kiosk: KioskOnWire) -> None:
    case = supplement_to(register().receipt_number)
    assert case.due_on is None
    qualified = qualify(case, Kind.SKARGA)
    assert (qualified.kind, qualified.due_on) == (Kind.SKARGA, date(2026, 4, 2))
    back = qualify(case, Kind.UZUPELNIENIE)
    assert (back.kind, back.due_on) == (Kind.UZUPELNIENIE, None)


def test_a_complaint_cannot_be_turned_into_a_supplement(kiosk: KioskOnWire) -> None:
    with pytest.raises(services.ActRefusedError, match="nie jest uzupełnieniem"):
        qualify(register(), Kind.UZUPELNIENIE)


def test_a_supplement_finds_its_case_and_does_not_move_it(kiosk: KioskOnWire) -> None:
    case = register()
    supplement = supplement_to(case.receipt_number.lower().replace("-", " "))
    assert supplement.supplements == case
    case.refresh_from_db()
    assert case.status == "received"
    assert actions(case) == ["registered", "supplement_received"]


def test_a_supplement_that_comes_first_is_joined_when_its_case_comes(kiosk: KioskOnWire) -> None:
    number = register().receipt_number
    Case.objects.all().delete()
    waiting = supplement_to(number.replace("-", ""))
    supplement_to("LDZ07-999999-9", 125)
    assert waiting.supplements is None
    case = register()
    joined = Case.objects.exclude(supplements=None)
    assert [(item.pk, item.supplements) for item in joined] == [(waiting.pk, case)]
    assert actions(case) == ["registered", "supplement_received"]
    assert broken_at(case.submission_id) is None


def test_a_supplement_to_nothing_known_is_registered_all_the_same(kiosk: KioskOnWire) -> None:
    assert supplement_to("LDZ07-999999-9").supplements is None
    assert supplement_to("", 125).supplements is None
