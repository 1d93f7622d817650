"""Signing in, and the pause after guessing, by the address that really guesses."""

import http.client
import re
from datetime import timedelta
from io import StringIO
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db.models import F
from django.test import Client

from tests.central.environment import PASSWORD
from tests.central.installed import Service


def sign_in(client: Client, password: str, name: str = "jolanta") -> int:
    return client.post("/sign-in/", {"username": name, "password": password}).status_code


@pytest.fixture
def jolanta(db: None) -> User:
    return User.objects.create_user("jolanta", password=PASSWORD)


def later(by: timedelta) -> None:
    """Let time pass: what happened is that much longer ago."""
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - by)


def test_signing_in(jolanta: User) -> None:
    client = Client()
    signed_in = client.post("/sign-in/", {"username": "jolanta", "password": PASSWORD})
    assert (signed_in.status_code, signed_in["Location"]) == (302, "/")
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_the_pause_after_guessing_is_for_who_guesses(jolanta: User) -> None:
    guesser = Client(REMOTE_ADDR="10.9.9.9")
    wrong = guesser.post("/sign-in/", {"username": "jolanta", "password": "guess"})
    assert "się nie zgadza" in wrong.content.decode()
    for _ in range(3):
        last = guesser.post("/sign-in/", {"username": "jolanta", "password": "guess"})
    assert last.status_code == 429
    assert "wstrzymane" in last.content.decode()
    assert f"Odczekaj {settings.CENTRAL.accounts.pause_min} min" in last.content.decode()
    assert sign_in(guesser, PASSWORD) == 429
    assert sign_in(Client(REMOTE_ADDR="10.2.2.2"), PASSWORD) == 302


def test_further_guesses_do_not_make_the_pause_longer(jolanta: User) -> None:
    client = Client()
    for _ in range(4):
        sign_in(client, "guess")
    later(timedelta(minutes=14))
    assert sign_in(client, "guess") == 429
    later(timedelta(minutes=2))
    assert sign_in(client, PASSWORD) == 302


def test_an_administrator_lifts_the_pause(jolanta: User) -> None:
    client = Client()
    for _ in range(4):
        sign_in(client, "guess")
    assert sign_in(client, PASSWORD) == 429
    call_command("axes_reset_username", "jolanta", stdout=StringIO())
    assert sign_in(client, PASSWORD) == 302


def test_the_address_behind_a_header_is_hearsay_without_a_proxy(jolanta: User) -> None:
    client = Client()
    codes = [
        client.post(
            "/sign-in/",
            {"username": "jolanta", "password": "guess"},
            headers={"X-Forwarded-For": f"10.0.0.{attempt}"},
        ).status_code
        for attempt in range(4)
    ]
    assert codes[-1] == 429


def test_behind_a_proxy_one_guesser_does_not_keep_the_clerk_out(behind_proxy: Service) -> None:
    guesses = [through_proxy(behind_proxy, "10.9.9.9, 203.0.113.5", "guess") for _ in range(4)]
    assert guesses[-1] == 429
    # What stands before the proxy's own entry was written by who asks.
    assert through_proxy(behind_proxy, "198.51.100.7, 203.0.113.5", PASSWORD) == 429
    assert through_proxy(behind_proxy, "203.0.113.5, 198.51.100.7", PASSWORD) == 302


def through_proxy(service: Service, forwarded_for: str, password: str) -> int:
    """Sign in as a browser does, over TLS that ends at a proxy; return the status."""
    host = urlsplit(service.url).netloc
    headers = {
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": forwarded_for,
        "Referer": f"https://{host}/sign-in/",
        "Content-Type": "application/x-www-form-urlencoded",
    }

    def ask(method: str, body: str = "", **more: str) -> tuple[Any, str]:
        connection = http.client.HTTPConnection(host, timeout=20)
        connection.request(method, "/sign-in/", body or None, {**headers, **more})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer, text

    page, text = ask("GET")
    assert page.status == 200, page.status
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text)
    assert token
    cookie = page.headers["Set-Cookie"].partition(";")[0]
    form = urlencode({"csrfmiddlewaretoken": token[1], "username": "szef", "password": password})
    answer, _ = ask("POST", form, Cookie=cookie)
    return int(answer.status)
