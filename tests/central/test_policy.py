"""The Content-Security-Policy of Wagtail's pages: relaxed only where a page has a script in it."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from tests.central.environment import PASSWORD

# A script without an address that a browser would run; data for scripts is of another type.
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\b(?:src|type)=)[^>]*>")


@pytest.fixture
def administrator(db: None) -> Client:
    client = Client()
    client.force_login(
        User.objects.create_superuser("szef", password=PASSWORD),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


def script_policy(client: Client, path: str) -> tuple[str, bool]:
    """Return the directive for scripts on a page, and whether the page has an inline script."""
    answer = client.get(path)
    assert answer.status_code == 200
    directives = answer["Content-Security-Policy"].split("; ")
    (scripts,) = (directive for directive in directives if directive.startswith("script-src "))
    return scripts, bool(_INLINE_SCRIPT.search(unescape(answer.content.decode())))


@pytest.mark.parametrize(
    "path", ["users/", "groups/new/", "groups/edit/{group}/", "snippets/knowledge/service/add/"]
)
def test_a_page_of_wagtail_runs_the_script_that_is_in_it(administrator: Client, path: str) -> None:
    group = Group.objects.create(name="Grupa")
    policy = script_policy(administrator, "/admin/" + path.format(group=group.pk))
    assert policy == ("script-src 'self' 'unsafe-inline'", True)


@pytest.mark.parametrize(
    "path", ["", "users/new/", "users/edit/{user}/", "groups/", "account/", "snippets/knowledge/service/"]
)
def test_scripts_stay_strict_on_the_other_pages_of_wagtail(administrator: Client, path: str) -> None:
    user = User.objects.get(username="szef")
    assert script_policy(administrator, "/admin/" + path.format(user=user.pk)) == ("script-src 'self'", False)
