"""The clerk's pages, as a browser without scripts sees them."""

from datetime import timedelta
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from central.knowledge.packs import read_pack
from central.publishing.services import publish
from central.registry.models import NOTE_LIMIT, Case, CaseEvent
from central.urls import case_urls
from tests.central.environment import PASSWORD
from tests.central.test_api import put
from tests.central.wire import KioskOnWire

PAGES = ("/", "/cases/1/")


@pytest.fixture
def case(kiosk: KioskOnWire, content: None, pack: Path, tmp_path: Path) -> Case:
    now = timezone.now()
    publish(content=read_pack(pack), as_of=now.date(), channel="stable", directory=tmp_path / "r", now=now)
    answers = {
        "declared_kind": "skarga",
        "against": "pracownik",
        "content": "Raz <b>dwa</b>\ntrzy",
        "extra": True,
    }
    put(kiosk, *kiosk.sealed(answers=answers))
    return Case.objects.get()


def page(client: Client, path: str, **query: str) -> str:
    answer = client.get(path, query)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def act(client: Client, case: Case, what: str, **fields: str) -> str:
    answer: Any = client.post(f"/cases/{case.pk}/{what}", fields, follow=True)
    assert answer.redirect_chain == [(f"/cases/{case.pk}/", 302)]
    return unescape(answer.content.decode())


def refused(client: Client, case: Case, what: str, **fields: str) -> str:
    """Ask for an act that cannot be done; return the page that says so."""
    answer = client.post(f"/cases/{case.pk}/{what}", fields)
    assert answer.status_code == 422
    return unescape(answer.content.decode())


def addresses() -> dict[str, str]:
    """Every address of the desk, by name."""
    named = {item.name: {"case_id": 1} for item in case_urls} | {"cases": {}}
    return {str(name): reverse(str(name), kwargs=values) for name, values in named.items()}


@pytest.mark.parametrize("path", PAGES)
def test_nobody_sees_a_case_without_signing_in(db: None, path: str) -> None:
    answer = Client().get(path)
    assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next={path}")


@pytest.mark.parametrize("name", sorted(addresses()))
def test_nobody_acts_on_a_case_without_signing_in(case: Case, name: str) -> None:
    path = addresses()[name].replace("1", str(case.pk))
    fields = {"target": "settled", "case_number": "A.1.2026", "note": "x", "kind": "wniosek"}
    answer = Client().post(path, fields)
    assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next={path}")
    assert Case.objects.get() == case
    assert CaseEvent.objects.count() == 1


@pytest.mark.parametrize("group", ["Editors", "Moderators"])
@pytest.mark.parametrize("name", sorted(addresses()))
def test_an_editor_of_content_has_no_rights_to_a_case(case: Case, name: str, group: str) -> None:
    user = User.objects.create_user("redaktor", password=PASSWORD)
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/admin/").status_code == 200
    path = addresses()[name].replace("1", str(case.pk))
    assert client.post(path, {"target": "settled"}).status_code in {403, 405}
    assert client.get(path).status_code in {403, 405}
    assert CaseEvent.objects.count() == 1


def test_the_list_tells_what_is_overdue_in_words(clerk: Client, case: Case) -> None:
    assert "po terminie" not in page(clerk, "/")
    Case.objects.update(due_on=timezone.localdate() - timedelta(days=3))
    shown = page(clerk, "/")
    assert case.receipt_number in shown
    assert "po terminie: 3 dni" in shown
    assert case.receipt_number in page(clerk, "/", status="overdue")


def test_the_list_is_filtered_and_searched(clerk: Client, case: Case) -> None:
    assert case.receipt_number in page(clerk, "/", status="received", q=case.receipt_number[-8:])
    assert "Nie ma takich spraw" in page(clerk, "/", status="settled")
    assert "Nie ma takich spraw" in page(clerk, "/", q="XYZ")


def test_one_case_is_laid_out_in_the_words_of_the_form(clerk: Client, case: Case) -> None:
    raw = clerk.get(f"/cases/{case.pk}/").content.decode()
    shown = unescape(raw)
    assert "<dt>Treść pisma</dt>" in shown
    assert "Skarga (na coś złego)" in shown
    assert "<dd>Pracownik urzędu</dd>" in shown
    assert '<dt class="raw">extra</dt><dd>Tak</dd>' in shown
    assert "Raz &lt;b&gt;dwa&lt;/b&gt;<br>trzy" in raw
    assert "Zarejestrowano: skarga" in shown


def test_the_clerk_takes_the_steps_that_there_are(clerk: Client, case: Case) -> None:
    assert "Status: Wpłynęła → W toku" in act(clerk, case, "status", target="in_progress")
    assert "późniejszy" in refused(clerk, case, "status", target="extended", new_due_on="2020-01-01")
    assert "Podaj organ" in refused(clerk, case, "status", target="forwarded")
    assert "do: Rada Miejska" in act(clerk, case, "status", target="forwarded", forwarded_to="Rada Miejska")
    assert "nie można już zrobić" in refused(clerk, case, "status", target="settled")
    for nonsense in ({"target": "burnt"}, {"target": "in_progress", "new_due_on": "jutro"}, {}):
        assert "Wybierz jedną" in refused(clerk, case, "status", **nonsense)
    assert CaseEvent.objects.latest("sequence").actor == "clerk:jolanta"


def test_number_note_and_kind(clerk: Client, case: Case) -> None:
    assert 'value="ABC.1510.7.2026"' in act(clerk, case, "number", case_number="ABC.1510.7.2026")
    assert "Widoczne w urzędomacie i na stronie potwierdzenia; nie wpisuj danych osobowych" in act(
        clerk, case, "note", note="Prosimy\r\nczekać"
    )
    assert "Zakwalifikowano jako: wniosek" in act(clerk, case, "kind", kind="wniosek")
    assert "Wybierz jedną" in refused(clerk, case, "kind", kind="petycja")
    case.refresh_from_db()
    assert (case.citizen_note, case.qualified_kind) == ("Prosimy\nczekać", "wniosek")
    assert "zgłoszono jako: skarga" in page(clerk, "/")


class Controls(HTMLParser):
    """The fields and buttons of the form that holds the note, as a browser would send them."""

    def __init__(self, shown: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.buttons: list[dict[str, str | None]] = []
        start = shown.rindex("<form", 0, shown.index('id="note"'))
        self.feed(shown[start : shown.index("</form>", start)])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "button":
            self.buttons.append(values)
        elif tag in ("input", "textarea"):
            self.fields[str(values["name"])] = values.get("value") or ""


def test_a_status_saves_the_note_that_stands_in_the_same_form(clerk: Client, case: Case) -> None:
    controls = Controls(clerk.get(f"/cases/{case.pk}/").content.decode())
    assert {"note", "note_shown", "forwarded_to", "new_due_on"} <= set(controls.fields)
    enter, *steps = controls.buttons
    assert (enter["formaction"], "name" in enter) == (f"/cases/{case.pk}/note", False)
    assert "in_progress" in [button["value"] for button in steps if button["name"] == "target"]
    fields = {**controls.fields, "note": "Prosimy\r\nczekać", "target": "in_progress"}
    assert "Zmieniono status i zapisano notatkę" in act(clerk, case, "status", **fields)
    case.refresh_from_db()
    assert (case.status, case.citizen_note) == ("in_progress", "Prosimy\nczekać")


def test_the_note_alone_is_saved_from_the_same_form(clerk: Client, case: Case) -> None:
    controls = Controls(clerk.get(f"/cases/{case.pk}/").content.decode())
    assert "Zapisano notatkę" in act(clerk, case, "note", **{**controls.fields, "note": "Prosimy czekać"})
    case.refresh_from_db()
    assert (case.status, case.citizen_note) == ("received", "Prosimy czekać")


def test_a_refused_step_saves_nothing_and_loses_nothing(clerk: Client, case: Case) -> None:
    typed = {"note": "Piszemy do <Rady>", "note_shown": "", "forwarded_to": "", "new_due_on": "2020-01-01"}
    for target in ("forwarded", "extended", "burnt"):
        shown = refused(clerk, case, "status", target=target, **typed)
        assert "Piszemy do <Rady></textarea>" in shown
        assert 'value="2020-01-01"' in shown
    too_long = {**typed, "note": "x" * (NOTE_LIMIT + 1)}
    assert "najwyżej" in refused(clerk, case, "status", target="in_progress", **too_long)
    assert 'value="<b>"' in refused(clerk, case, "number", case_number="<b>")
    assert Case.objects.get() == case
    assert CaseEvent.objects.count() == 1


def test_a_status_leaves_a_note_that_another_clerk_has_just_written(clerk: Client, case: Case) -> None:
    act(clerk, case, "note", note="Nowa")
    shown = act(clerk, case, "status", target="in_progress", note="", note_shown="")
    assert "Nowa</textarea>" in shown
    case.refresh_from_db()
    assert (case.status, case.citizen_note) == ("in_progress", "Nowa")


def test_a_supplement_can_be_qualified_by_its_content(clerk: Client, kiosk: KioskOnWire) -> None:
    put(kiosk, *kiosk.sealed(form_id="uzupelnienie", answers={"content": "Skarżę się"}))
    case = Case.objects.get()
    assert "bez terminu ustawowego" in page(clerk, f"/cases/{case.pk}/")
    shown = act(clerk, case, "kind", kind="skarga")
    assert "Zakwalifikowano jako: skarga" in shown
    assert "bez terminu ustawowego" not in shown


def test_a_step_needs_the_form_of_our_page(case: Case) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(
        User.objects.create_superuser("szef", password=PASSWORD),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    assert client.post(f"/cases/{case.pk}/status", {"target": "settled"}).status_code == 403
    assert client.get(f"/cases/{case.pk}/status").status_code == 405


def test_pages_run_no_foreign_and_no_inline_script(clerk: Client, case: Case) -> None:
    for path in ("/", f"/cases/{case.pk}/", "/s/", "/sign-in/"):
        answer = clerk.get(path, follow=True)
        policy = answer["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert "style=" not in answer.content.decode()
    assert "no-store" in clerk.get(f"/cases/{case.pk}/")["Cache-Control"]
