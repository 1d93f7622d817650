"""The whole product, driven from outside: what `make demo` plays is what must work."""

from pathlib import Path

from provisioning.demo.story import play


def test_the_whole_story_happens(tmp_path: Path) -> None:
    play(tmp_path)
    story = (tmp_path / "story.md").read_text(encoding="utf-8")
    assert "failed" not in story
    assert b"\x1b@" in (tmp_path / "receipt.bin").read_bytes()
    assert len(list(tmp_path.glob("*.png"))) > 20
