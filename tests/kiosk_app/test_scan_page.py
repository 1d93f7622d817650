"""The page on codes says what is so: its examples are read."""

import json
import re
from pathlib import Path

from kiosk_app.domain.codes.draft import Draft
from kiosk_app.domain.scan import EnrolmentCode, Scan, TechnicianCode, read_scan

PAGE = Path("docs/codes.md").read_text(encoding="utf-8")


def example(prefix: str) -> Scan:
    found = re.search(rf"^    ({prefix}:.*)$", PAGE, re.MULTILINE)
    assert found is not None
    return read_scan(found[1], "]Q1")


def test_the_examples_of_access_codes_are_read() -> None:
    assert isinstance(example("URZ1E"), EnrolmentCode)
    assert isinstance(example("URZ1T"), TechnicianCode)


def test_the_example_of_a_draft_carries_what_the_page_says() -> None:
    found = re.search(r"^```json\n(.*)\n```$", PAGE, re.MULTILINE)
    assert found is not None
    said = json.loads(found[1])
    assert example("URZ1D") == Draft(said["form"], said["version"], said["answers"])


def test_every_value_is_on_the_page() -> None:
    assert [kind.__name__ for kind in Scan.__args__ if f"`{kind.__name__}" not in PAGE] == []
