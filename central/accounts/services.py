"""Accounts of those who work with the service."""

import secrets
from dataclasses import dataclass, field

from django.contrib.auth.models import Group, Permission, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

CLERKS = "Urzędnicy"
EDITORS = "Redaktorzy treści"


class AccountRefusedError(ValueError):
    """The account cannot be made; the message says what to change."""


@dataclass(frozen=True)
class FirstAdministrator:
    """The account that `init` made; `password` is shown once, and only when it was generated."""

    username: str
    generated_password: str | None = field(repr=False)


@transaction.atomic
def create_first_administrator(*, username: str, password: str | None) -> FirstAdministrator | None:
    """Create the first administrator, or return None when there is one.

    Raises:
        AccountRefusedError: The password is too weak or the name cannot be used.
    """
    if User.objects.filter(is_superuser=True).exists():
        return None
    chosen = password if password is not None else secrets.token_urlsafe(15)
    user = User(username=username, is_superuser=True, is_staff=True)
    user.set_password(chosen)
    try:
        user.full_clean()
        validate_password(chosen, user)
    except ValidationError as error:
        raise AccountRefusedError(" ".join(error.messages)) from error
    user.save()
    user.groups.add(clerks())
    return FirstAdministrator(username, None if password is not None else chosen)


def clerks() -> Group:
    """Return the group whose members see cases and act on them; made when it is not there."""
    group, _ = Group.objects.get_or_create(name=CLERKS)
    wanted = Permission.objects.filter(
        content_type__app_label="registry", codename__in=("view_case", "change_case")
    )
    group.permissions.add(*wanted)
    return group


def editors() -> Group:
    """Return the group whose members edit and publish content, and see no case; made when it is not there."""
    group, _ = Group.objects.get_or_create(name=EDITORS)
    # The model is named in each permission: `publish_service`.
    verbs = Q()
    for verb in ("add", "change", "delete", "publish"):
        verbs |= Q(codename__startswith=f"{verb}_")
    on_content = Q(content_type__app_label="knowledge") & verbs
    into_wagtail = Q(content_type__app_label="wagtailadmin", codename="access_admin")
    group.permissions.add(*Permission.objects.filter(on_content | into_wagtail))
    return group
