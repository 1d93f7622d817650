"""From a file of answers to QR codes, and through a reader of pictures back to the answers."""

import hashlib
import json
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from hardware import draft_command
from kiosk_app.domain.codes.draft import Draft, DraftParts
from kiosk_app.domain.scan import DraftPart, read_scan

ANSWERS = {
    "category": "drogi",
    "description": "Na rogu ul. Żeromskiego i Łąkowej zapadła się studzienka. " * 3,
}


def read(picture: Path) -> str:
    with Image.open(picture) as image:
        (code,) = zxingcpp.read_barcodes(image)
    return str(code.text)


def made(tmp_path: Path, answers: dict[str, str]) -> list[Path]:
    file = tmp_path / "draft.json"
    file.write_text(json.dumps({"form": "interwencja", "version": 2, "answers": answers}), encoding="utf-8")
    assert draft_command.main([str(file)]) == 0
    return sorted(tmp_path.glob("*.png"))


def test_one_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (picture,) = made(tmp_path, ANSWERS)
    assert read(picture) == capsys.readouterr().out.strip("\n")
    assert read_scan(read(picture), "]Q1") == Draft("interwencja", 2, ANSWERS)


def test_several_codes(tmp_path: Path) -> None:
    # What cannot be packed well.
    digests = (hashlib.sha256(bytes((number,))).hexdigest() for number in range(60))
    answers = ANSWERS | {"place": "".join(digests)}
    pictures = made(tmp_path, answers)
    assert len(pictures) > 1
    so_far: DraftParts | Draft | None = DraftParts()
    for picture in reversed(pictures):
        part = read_scan(read(picture))
        assert isinstance(part, DraftPart)
        assert isinstance(so_far, DraftParts)
        so_far = so_far.with_part(part)
    assert so_far == Draft("interwencja", 2, answers)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        '{"form": "f", "version": 1, "answers": {"a": 1}}',
        '{"form": "?", "version": 1, "answers": {}}',
    ],
)
def test_what_makes_no_draft_is_said(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "draft.json"
    file.write_text(content, encoding="utf-8")
    assert draft_command.main([str(file)]) == 1
    assert draft_command.main([str(tmp_path / "none.json")]) == 1
    assert capsys.readouterr().err.count("urzedomat draft-code: ") == 2
    assert not list(tmp_path.glob("*.png"))
