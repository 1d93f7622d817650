"""What is printed for a person, where the office has written little, and in large print."""

from collections.abc import Mapping
from datetime import UTC, datetime

from kiosk_app.domain.document import Cut, Document, Heading, Text
from kiosk_app.domain.receipt_number import AccessCode, ReceiptNumber
from kiosk_app.domain.receipts import Stationery, compose_receipt, compose_service
from kiosk_app.domain.services import Office, Service
from kiosk_app.domain.submission import Receipt
from kiosk_app.domain.text import EMPTY, LocalText

RECEIPT = Receipt(
    ReceiptNumber("LDZ07", 123),
    AccessCode("ABCDEFGH"),
    "skarga",
    datetime(2026, 11, 24, tzinfo=UTC),
    None,
    "QR",
)

OFFICE = Office("x", EMPTY, EMPTY, EMPTY)
SERVICE = Service(
    id="x",
    title=LocalText.polish("Zameldowanie"),
    summary=EMPTY,
    category="x",
    steps=(),
    bring=(EMPTY,),
    fee=LocalText.polish("82,00 zł"),
    time=EMPTY,
    place_name=EMPTY,
    place_address=EMPTY,
    place_hours=EMPTY,
    channels=(),
    appeal=EMPTY,
    legal_basis=(),
    checked_on=None,
)


def receipt(texts: Mapping[str, str], copy: int = 1, *, large_print: bool = False) -> Document:
    known = {key: LocalText.polish(text) for key, text in texts.items()}
    stationery = Stationery(OFFICE, known, "LDZ07", "Piotrkowska 110")
    return compose_receipt(RECEIPT, copy, stationery, "pl", large_print=large_print)


def test_a_heading_goes_with_its_part() -> None:
    bare = receipt({"receipt.next_title": "Co dalej?", "receipt.keep_code": "Zachowaj kod."})
    # The QR code stands below it still.
    assert Heading("Co dalej?", level=2) in bare.blocks
    assert Text("Zachowaj kod.", bold=True) in bare.blocks


def test_a_part_that_nobody_has_written_has_no_heading() -> None:
    texts = {"service.bring": LocalText.polish("Co zabrać"), "service.fee": LocalText.polish("Opłata")}
    stationery = Stationery(OFFICE, texts, "LDZ07", "Piotrkowska 110")
    blocks = compose_service(SERVICE, stationery, "pl").blocks
    assert Heading("Opłata", level=2) in blocks
    assert Heading("Co zabrać", level=2) not in blocks
    assert Text("82,00 zł") in blocks


def test_a_copy_says_so_even_where_little_is_written() -> None:
    blocks = receipt({"receipt.duplicate": "DUPLIKAT"}, 2).blocks
    assert Heading("DUPLIKAT", level=2) in blocks
    assert isinstance(blocks[-1], Cut)


def test_large_print_is_the_same_receipt_in_large_letters() -> None:
    small, large = receipt({}), receipt({}, large_print=True)
    assert (small.large_print, large.large_print) == (False, True)
    assert small.blocks == large.blocks
