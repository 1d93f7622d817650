"""No string is missing a translation, and none is left over."""

import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from screens import translate
from screens.typography import typeset


def _messages(path: Path) -> list[ET.Element]:
    return list(ET.parse(path).iter("message"))


def _strings(path: Path) -> set[tuple[str, str]]:
    return {
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in ET.parse(path).iter("context")
        for message in context.iter("message")
    }


@pytest.mark.parametrize("language", translate.LANGUAGES)
def test_every_string_is_translated_and_used(language: str, tmp_path: Path) -> None:
    kept = translate.TRANSLATIONS / f"urzedomat_{language}.ts"
    for path in translate.TRANSLATIONS.glob("*.ts"):
        shutil.copy(path, tmp_path)
    translate.update(tmp_path)
    fresh = tmp_path / kept.name
    assert _strings(kept) == _strings(fresh), "run python -m screens.translate"
    unfinished = [
        message.findtext("source")
        for message in _messages(fresh)
        if message.find("translation[@type]") is not None
    ]
    assert unfinished == []


def test_polish_is_typographically_right() -> None:
    for message in _messages(translate.TRANSLATIONS / "urzedomat_pl.ts"):
        for text in "".join(message.find("translation").itertext()).splitlines():  # type: ignore[union-attr]
            filled = re.sub(r"%[1-9n]", "5", text)
            assert filled == typeset(filled), "a line may end where it should not"
            assert not re.search(r"[\"']| - |\.\.\.", text), f"typewriter signs in {text!r}"


def test_placeholders_are_kept() -> None:
    for message in _messages(translate.TRANSLATIONS / "urzedomat_pl.ts"):
        wanted = set(re.findall(r"%[1-9n]", message.findtext("source", "")))
        translation = message.find("translation")
        assert translation is not None
        for form in translation.findall("numerusform") or [translation]:
            assert set(re.findall(r"%[1-9n]", form.text or "")) == wanted
