"""What a Polish student card (ELS) tells anyone who reads it. Values only."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class StudentCard:
    """The names to fill in, as the university wrote them; its signature is not checked, so it proves nothing.

    The card also holds the PESEL number and the chip's: they are dropped where the file is read.
    """

    university: str = field(repr=False)
    surname: str = field(repr=False)
    given_names: str = field(repr=False)
    album: str = field(repr=False)
    valid_until: date = field(repr=False)


@dataclass(frozen=True)
class NotAStudentCard:
    """The card has no such application, or no such file."""


@dataclass(frozen=True)
class StudentCardUnreadable:
    """Pulled, mute, or its file is not laid out as the regulation says."""


StudentCardOutcome = StudentCard | NotAStudentCard | StudentCardUnreadable
