"""The whole product, driven from outside: what `make demo` plays is what must work."""

import re
from pathlib import Path

from provisioning.demo.story import play

_PICTURES = {
    "home",
    "home-english",
    "review",
    "review-of-the-report",
    "end-confirmation",
    "information-clause",
    "saved",
    "saved-without-paper",
    "saved-printed-again",
    "status-entry",
    "case-status",
    "case-status-offline",
    "categories",
    "list-of-one-category",
    "search",
    "service-card",
    "draft-to-check",
    "idle-warning",
    "home-again",
}


def test_the_whole_story_happens(tmp_path: Path) -> None:
    play(tmp_path)
    story = (tmp_path / "story.md").read_text(encoding="utf-8")
    assert "failed" not in story
    assert b"\x1b@" in (tmp_path / "receipt.bin").read_bytes()
    assert (tmp_path / "panel.png").read_bytes().startswith(b"\x89PNG")
    pictures = [re.sub(r"^\d+-", "", path.stem) for path in tmp_path.glob("[0-9]*.png")]
    assert set(pictures) >= _PICTURES
    questions = [name for name in pictures if name not in _PICTURES]
    assert len(questions) >= 17
