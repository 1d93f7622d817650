"""Settings from files, good and bad."""

from pathlib import Path

import pytest

from kiosk_app.settings import SettingsError, load

GOOD = """
[kiosk]
id = "LDZ07"
place = "ul. Piotrkowska 110"
[state]
directory = "state"
[content]
release = "content/current.sqlite"
[central]
url = "https://central.example.test"
office_id = "lodz"
status_address = "https://central.example.test/s/"
key = "kiosk-key.pem"
sealing_keys = "sealing-keys.json"
acknowledgement_keys = "acknowledgement-keys.json"
read_timeout_s = 20
[printer]
connection = "tcp://127.0.0.1:9100"
"""


def write(path: Path, text: str) -> Path:
    file = path / "kiosk.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_whole_number_serves_as_a_number_and_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    settings = load(write(tmp_path, GOOD))
    assert settings.central.read_timeout_s == 20.0
    assert settings.state.directory == tmp_path / "state"
    assert settings.scanner.connection == ""


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ('[printer]\nconection = "x"', "unknown key printer.conection, did you mean connection?"),
        ("[scren]\nwidth_mm = 3", "unknown key scren, did you mean screen?"),
        ('[screen]\nwidth_mm = "wide"', "screen.width_mm must be a whole number"),
        ("[screen]\nidle_warning_s = 5", "screen.idle_warning_s must be at least 20"),
        ("screen = 3", "screen must be a section"),
        ("[[", "is not valid TOML"),
    ],
)
def test_bad_settings_say_what_to_do(tmp_path: Path, change: str, message: str) -> None:
    text = change + "\n" + GOOD.replace('[printer]\nconnection = "tcp://127.0.0.1:9100"\n', "")
    with pytest.raises(SettingsError, match=message.replace("[", r"\[").replace("?", r"\?")):
        load(write(tmp_path, text))


def test_a_missing_section_and_a_missing_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"section \[kiosk\] is missing"):
        load(write(tmp_path, "[printer]\n"))
    with pytest.raises(SettingsError, match="cannot be read"):
        load(tmp_path / "absent.toml")
