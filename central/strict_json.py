"""JSON that every database keeps and every page shows: RFC 8259 without its loopholes. Pure.

Python reads more than the standard has: NaN, Infinity, numbers that become infinite, halves of surrogate
pairs, and nesting of any depth. Each of them is accepted at first and fails later, in a database or on a
page, where it is too late to say no. No message here holds a value.
"""

import json
import math
from typing import Any, NoReturn

DEEPEST = 32


class NotStrictError(ValueError):
    """The text is not JSON as above; the message names what is wrong, never a value."""


def loads(content: bytes, *, deepest: int = DEEPEST) -> Any:
    """Return the value that `content` is.

    Raises:
        NotStrictError: It is not UTF-8, not JSON, or holds what `check` refuses.
    """
    try:
        value = json.loads(content.decode("utf-8"), parse_constant=_refuse_constant)
    except NotStrictError:
        raise
    except (ValueError, RecursionError):
        # `from None`: the error's text would quote what was written.
        raise NotStrictError("not JSON in UTF-8") from None
    check(value, deepest=deepest)
    return value


class Decoder(json.JSONDecoder):
    """The same for libraries that ask for a decoder: what is not strict is no JSON at all."""

    def decode(self, s: str) -> Any:  # type: ignore[override] # the library's own has a private argument
        try:
            return loads(s.encode("utf-8"))
        except (NotStrictError, UnicodeEncodeError) as error:
            raise json.JSONDecodeError(str(error), "", 0) from None


def check(value: Any, *, deepest: int = DEEPEST) -> None:
    """Look at a value that was read as JSON elsewhere.

    Raises:
        NotStrictError: A number that is not finite, half of a surrogate pair, U+0000, or more than
            `deepest` lists and objects within each other.
    """
    # A list of what is left and not a recursion: the depth is what is being bounded.
    left = [(value, 1)]
    while left:
        item, depth = left.pop()
        if isinstance(item, str):
            _check_text(item)
        elif isinstance(item, float) and not math.isfinite(item):
            raise NotStrictError("a number that is not finite")
        elif isinstance(item, dict | list):
            if depth > deepest:
                raise NotStrictError(f"nested more than {deepest} deep")
            parts = [*item, *item.values()] if isinstance(item, dict) else item
            left += [(part, depth + 1) for part in parts]


def _check_text(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise NotStrictError("half of a surrogate pair in a text") from None
    # PostgreSQL has no place for it in a text.
    if "\0" in text:
        raise NotStrictError("U+0000 in a text")


def _refuse_constant(_name: str) -> NoReturn:
    raise NotStrictError("a number that is not finite")
