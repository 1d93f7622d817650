"""Deadlines, scans and what is printed."""

import base64
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.domain.deadlines import one_month_after
from kiosk_app.domain.document import Heading, Qr, Text
from kiosk_app.domain.receipt_number import AccessCode, ReceiptNumber
from kiosk_app.domain.receipts import Stationery, compose_receipt
from kiosk_app.domain.scan import PlainText, ScannedReceipt, UnknownCode, read_scan
from kiosk_app.domain.services import Office
from kiosk_app.domain.submission import Receipt
from kiosk_app.domain.text import LocalText


@pytest.mark.parametrize(
    ("filed", "off", "due"),
    [
        (date(2026, 11, 24), {date(2026, 12, 24), date(2026, 12, 25)}, date(2026, 12, 28)),
        (date(2027, 1, 31), set(), date(2027, 3, 1)),
        (date(2028, 1, 31), set(), date(2028, 2, 29)),
        (date(2026, 11, 5), set(), date(2026, 12, 7)),
    ],
)
def test_a_month_ends_as_the_code_of_administrative_procedure_says(
    filed: date, off: set[date], due: date
) -> None:
    assert one_month_after(filed, off) == due


def qr_text() -> str:
    signature = base64.urlsafe_b64encode(bytes(64)).decode().rstrip("=")
    return f"https://sprawa.example.test/s/#LDZ07-000123-4.ABCDEFGH.1795500000.{'a' * 22}.{signature}"


def test_the_qr_of_a_receipt_is_told_from_other_codes() -> None:
    scan = read_scan(qr_text() + "\r\n")
    assert isinstance(scan, ScannedReceipt)
    assert (str(scan.number), scan.code.value) == ("LDZ07-000123-4", "ABCDEFGH")
    assert scan.signed_bytes == b"urzedomat receipt v1 LDZ07-000123-4 1795500000 " + b"a" * 22


@given(st.one_of(st.text(max_size=5000), st.builds(lambda cut: qr_text()[:cut], st.integers(0, 150))))
def test_any_other_code_is_no_receipt_and_breaks_nothing(text: str) -> None:
    assert isinstance(read_scan(text), PlainText | UnknownCode)


TEXTS = {
    "receipt.title": LocalText({"pl": "Potwierdzenie złożenia", "en": "Confirmation of filing"}),
    "receipt.not_upo": LocalText({"pl": "To nie jest UPO."}),
    "receipt.duplicate": LocalText({"pl": "DUPLIKAT"}),
}
OFFICE = Office("x", LocalText.polish("Urząd"), LocalText.polish("Urząd"), LocalText.polish(""))
RECEIPT = Receipt(
    ReceiptNumber("LDZ07", 123),
    AccessCode("ABCDEFGH"),
    "skarga",
    datetime(2026, 11, 24, tzinfo=UTC),
    None,
    "QR",
)


def test_the_receipt_says_what_it_is_and_what_it_is_not() -> None:
    document = compose_receipt(RECEIPT, 1, Stationery(OFFICE, TEXTS, "LDZ07", "Piotrkowska 110"), "pl")
    assert Heading("Potwierdzenie złożenia") in document.blocks
    assert Heading("LDZ07-000123-4") in document.blocks
    assert Text("To nie jest UPO.") in document.blocks
    assert Qr("QR") in document.blocks
    assert not any(isinstance(block, Heading) and block.text == "DUPLIKAT" for block in document.blocks)


def test_what_is_printed_again_says_so_and_an_untranslated_text_comes_in_polish() -> None:
    document = compose_receipt(RECEIPT, 2, Stationery(OFFICE, TEXTS, "LDZ07", "Piotrkowska 110"), "en")
    assert Heading("DUPLIKAT", level=2) in document.blocks
    assert Heading("Confirmation of filing") in document.blocks
