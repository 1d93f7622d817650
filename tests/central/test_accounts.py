"""Accounts: one's own password, and what the groups may do."""

import sqlite3
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.test import Client

from central.accounts.services import clerks, editors
from central.knowledge.models import KioskText
from tests.central.environment import PASSWORD
from tests.central.installed import Service

NEW_PASSWORD = "cztery-nowe-przystanki"


def change(client: Client, old: str, new: str, again: str | None = None) -> str:
    fields = {"old_password": old, "new_password1": new, "new_password2": new if again is None else again}
    answer = client.post("/password/", fields, follow=True)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_a_clerk_changes_the_password(clerk: Client) -> None:
    assert 'href="/password/"' in clerk.get("/").content.decode()
    assert "<h1>Zmiana hasła</h1>" in clerk.get("/password/").content.decode()
    assert "Hasło zostało zmienione." in change(clerk, PASSWORD, NEW_PASSWORD)
    assert clerk.get("/").status_code == 200
    user = User.objects.get(username="jolanta")
    assert user.check_password(NEW_PASSWORD)
    assert not user.has_perm("wagtailadmin.access_admin")


def test_another_session_of_the_account_ends_with_the_password(clerk: Client) -> None:
    elsewhere = Client()
    elsewhere.post("/sign-in/", {"username": "jolanta", "password": PASSWORD})
    assert elsewhere.get("/").status_code == 200
    change(clerk, PASSWORD, NEW_PASSWORD)
    assert elsewhere.get("/").status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        ("guess", NEW_PASSWORD, NEW_PASSWORD, "stare hasło"),
        (PASSWORD, "short", "short", "12"),
        (PASSWORD, NEW_PASSWORD, "other", "nie są zgodne"),
    ],
)
def test_a_password_that_cannot_be_taken_is_said_in_polish(
    clerk: Client, old: str, new: str, again: str, said: str
) -> None:
    shown = change(clerk, old, new, again)
    assert 'role="alert"' in shown
    assert said in shown.partition('role="alert"')[2].partition("</div>")[0]
    assert User.objects.get(username="jolanta").check_password(PASSWORD)


def test_nobody_changes_a_password_without_signing_in(db: None) -> None:
    answer = Client().get("/password/")
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?next=/password/")


@pytest.fixture
def editor(db: None) -> Client:
    """A browser in which an editor of content has signed in."""
    User.objects.create_user("redaktor", password=PASSWORD).groups.add(editors())
    client = Client()
    signed_in = client.post("/sign-in/", {"username": "redaktor", "password": PASSWORD})
    assert (signed_in.status_code, signed_in["Location"]) == (302, "/admin/")
    return client


@pytest.mark.parametrize("model", ["service", "form", "category", "body", "kiosktext", "officeprofile"])
def test_an_editor_reaches_all_content_and_no_case(content: None, editor: Client, model: str) -> None:
    assert editor.get(f"/admin/snippets/knowledge/{model}/").status_code == 200
    assert editor.get(f"/admin/snippets/knowledge/{model}/add/").status_code == 200
    assert editor.get("/").status_code == 403
    assert editor.get("/admin/users/").status_code == 302


def test_an_editor_publishes_and_deletes(content: None, editor: Client) -> None:
    text = KioskText.objects.get(identifier="home.can")
    fields = {"identifier": "home.can", "value_pl": "Tu zgłosisz", "action-publish": "1"}
    address = f"/admin/snippets/knowledge/kiosktext/edit/{text.pk}/"
    assert editor.post(address, fields).status_code == 302
    text.refresh_from_db()
    assert (text.value_pl, text.live) == ("Tu zgłosisz", True)
    editor.post(f"/admin/snippets/knowledge/kiosktext/delete/{text.pk}/")
    assert not KioskText.objects.filter(pk=text.pk).exists()


def test_the_groups_have_their_own_rights_and_no_others(db: None) -> None:
    rights = {
        group.name: group.permissions.values_list("content_type__app_label", "codename")
        for group in (clerks(), editors())
    }
    assert set(rights["Urzędnicy"]) == {("registry", "view_case"), ("registry", "change_case")}
    apps = {app for app, _ in rights["Redaktorzy treści"]}
    assert apps == {"knowledge", "wagtailadmin"}
    assert len(rights["Redaktorzy treści"]) == 6 * 4 + 1


def test_init_makes_both_groups(service: Service) -> None:
    with sqlite3.connect(service.directory / "data" / "central.sqlite") as database:
        names = {row[0] for row in database.execute("SELECT name FROM auth_group")}
    assert {"Urzędnicy", "Redaktorzy treści"} <= names
