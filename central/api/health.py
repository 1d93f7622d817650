"""`GET /api/v1/health`: whether the service can register a submission now."""

from datetime import datetime

from django.db import connection
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema

router = Router(tags=["health"])


class Health(Schema):
    """The service answers, and so does its database."""

    status: str
    server_time: datetime


@router.get("/health", response=Health, summary="Whether the service works")
def get_health(request: HttpRequest) -> Health:  # noqa: ARG001 - the library asks for the name
    """Ask the database something small."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Health(status="ok", server_time=timezone.now())
