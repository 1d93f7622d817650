"""Accounts: one's own password, and what the groups may do."""

from html import unescape

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.central.environment import PASSWORD

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
