"""From which address a request came: one rule, for every count of attempts."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the address of the browser or kiosk that asks, and not that of the proxy in front.

    The proxy appends the address that it saw; what stands before it is hearsay. Without one ([server]
    https = false) the header is hearsay as a whole.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.CENTRAL.server.https:
        return address
    return str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip() or address
