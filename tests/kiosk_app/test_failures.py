"""The catalogue of failures and the code say the same."""

import re
from pathlib import Path

from offline_cache.outbox import TOO_LARGE
from offline_cache.state.database import Trouble

PAGE = Path(__file__).parents[2] / "docs/failures.md"


def test_every_code_that_a_person_can_see_is_in_the_catalogue_and_no_other() -> None:
    described = set(re.findall(r"^\| `([a-z_]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    shown = {str(trouble) for trouble in Trouble} | {
        TOO_LARGE,
        "content_missing",
        "content_unreadable",
        "internal",
    }
    assert described == shown
