"""What a simulated device shows to the control port, and how it refuses. Knows no server."""

from http import HTTPStatus
from typing import Any, Protocol


class RequestError(ValueError):
    """A request that cannot be met; carries the HTTP status."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status


class Simulated(Protocol):
    """One simulated device. Both methods are called in the control port's threads, several at a time."""

    def describe(self) -> dict[str, Any]:
        """How it is, for `GET /state`."""

    def control(self, body: dict[str, Any]) -> dict[str, Any]:
        """Do what an untrusted JSON object asks; what is returned is added to the answer.

        Raises:
            RequestError: the body is wrong, or it cannot be done now.
        """


def wrong(message: str) -> RequestError:
    """The body is wrong."""
    return RequestError(HTTPStatus.BAD_REQUEST, message)


def unable(error: Exception) -> RequestError:
    """The body is right, and it cannot be done now; the exception's text says why."""
    return RequestError(HTTPStatus.SERVICE_UNAVAILABLE, str(error))
