"""The slip that shows whether a profile is right, and the command that prints it."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from hardware.print_test import main, trial_slip
from hardware.receipt_printer.profiles import PROFILES, Profile
from hardware.simulators.printer.code_reader import read_codes
from hardware.simulators.printer.faults import Fault
from hardware.simulators.printer.papers import Papers
from hardware.simulators.printer.tcp_printer import TcpPrinter
from kiosk_app.settings import SettingsError
from tests.hardware.printer.papers import looks, printed, read

SETTINGS = """
[kiosk]
id = "LDZ07"
place = "Piotrkowska 110"
[state]
directory = "state"
[content]
release = "content.sqlite"
[central]
url = "https://central.example.pl"
office_id = "uml"
status_address = "https://sprawa.example.pl/s"
key = "kiosk.key"
sealing_keys = "sealing.json"
acknowledgement_keys = "acknowledgement.json"
[printer]
connection = "{connection}"
profile = "{profile}"
timeout_s = 5.0
"""


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_every_letter_is_on_the_slip_whatever_the_profile(profile: Profile) -> None:
    paper = printed(trial_slip(profile, "24.11.2026, 10:42"), profile)
    text = read(paper)
    assert "ąćęłńóśźż" in text
    assert "ĄĆĘŁŃÓŚŹŻ" in text
    assert looks("прощайся без ґольфів!") in looks(text)
    (code,) = read_codes(paper.picture())
    assert code.text == "https://example.pl/próba#zażółć-gęślą-jaźń"


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_the_ruler_is_as_wide_as_the_paper(profile: Profile) -> None:
    rulers = [line for line in printed(trial_slip(profile, ""), profile).text().splitlines() if "9|1" in line]
    assert [len(ruler) for ruler in rulers] == [profile.columns]


def written(folder: Path, connection: str, profile: str = "epson-tm-t20") -> list[str]:
    file = folder / "kiosk.toml"
    file.write_text(SETTINGS.format(connection=connection, profile=profile))
    return ["--settings", str(file)]


def test_the_command_prints_and_tells(
    simulated: TcpPrinter, papers: Papers, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(written(tmp_path, simulated.url)) == 0
    assert papers.count == 1
    assert "outcome: printed\n" in capsys.readouterr().out
    simulated.set_fault(Fault.COVER_OPEN)
    assert main(written(tmp_path, simulated.url)) == 1
    assert "outcome: not printed: CoverOpen()\n" in capsys.readouterr().out


def test_it_takes_a_printer_that_no_settings_name_and_another_model(
    simulated: TcpPrinter, papers: Papers, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--connection", simulated.url]) == 0
    assert "profile default\n" in capsys.readouterr().out
    assert main([*written(tmp_path, simulated.url), "--profile", "star-tsp650"]) == 0
    assert "profile star-tsp650\n" in capsys.readouterr().out
    assert papers.count == 2
    with pytest.raises(SettingsError, match=r"printer\.connection"):
        main(["--connection", "lpt1"])


def test_it_can_be_had_as_pdf_without_a_printer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "slip.pdf"
    assert main([*written(tmp_path, "", "default-58mm"), "--pdf", str(file)]) == 0
    (page,) = PdfReader(file).pages
    text = page.extract_text()
    assert "„cudzysłów” ’ – — …" in text
    assert "default-58mm" in text
    # 384 dots and the margins, at 8 dots a millimetre.
    assert round(float(page.mediabox.width) / 72 * 25.4) == 56
    assert main([*written(tmp_path, ""), "--pdf", str(tmp_path)]) == 1
    assert "urzedomat print-test: " in capsys.readouterr().err
    with pytest.raises(SettingsError, match=r"printer\.profile"):
        main([*written(tmp_path, "", "epson-tm-t2"), "--pdf", str(file)])


def test_no_printer_or_an_unknown_profile_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="there is no printer"):
        main(written(tmp_path, ""))
    with pytest.raises(SettingsError, match=r"printer\.profile"):
        main(written(tmp_path, "tcp://127.0.0.1:1", "epson-tm-t2"))
