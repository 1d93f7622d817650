"""The catalogue of failures and its page say the same."""

import re
from pathlib import Path

from kiosk_app.domain.failures import Failure

PAGE = Path(__file__).parents[2] / "docs/failures.md"


def test_every_code_that_a_person_can_see_is_in_the_catalogue_and_no_other() -> None:
    seen_by_a_person = PAGE.read_text(encoding="utf-8").partition("\n## ")[0]
    described = re.findall(r"^\| `([a-z_]+)` \|", seen_by_a_person, re.MULTILINE)
    assert described == [str(failure) for failure in Failure]
