"""Numbers and codes as people type them."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.domain.receipt_number import CODE_ALPHABET, AccessCode, ReceiptNumber

kiosks = st.from_regex(r"[A-Z]{2,6}[0-9]{2,4}", fullmatch=True)


def test_the_number_of_the_specification() -> None:
    assert str(ReceiptNumber("LDZ07", 123)) == "LDZ07-000123-4"


@given(kiosks, st.integers(1, 999_999))
def test_what_is_printed_can_be_typed_back(kiosk: str, counter: int) -> None:
    number = ReceiptNumber(kiosk, counter)
    printed = str(number)
    assert ReceiptNumber.parse(printed) == number
    assert ReceiptNumber.parse(printed.lower().replace("-", " ")) == number


@given(st.integers(1, 999_999), st.integers(0, 5), st.integers(1, 9))
def test_every_single_wrong_digit_is_caught(counter: int, place: int, change: int) -> None:
    head, digits, check = str(ReceiptNumber("LDZ07", counter)).split("-")
    wrong = digits[:place] + str((int(digits[place]) + change) % 10) + digits[place + 1 :]
    assert ReceiptNumber.parse(f"{head}-{wrong}-{check}") is None


@given(st.text(max_size=100))
def test_no_text_breaks_the_reading(text: str) -> None:
    ReceiptNumber.parse(text)
    AccessCode.parse(text)


def test_a_code_is_read_as_people_misread_it() -> None:
    code = AccessCode.parse("o1il-abcd")
    assert code is not None
    assert code.value == "0111ABCD"


def test_new_codes_can_be_typed_back() -> None:
    code = AccessCode.new()
    assert AccessCode.parse(code.grouped.lower()) == code
    assert set(code.value) <= set(CODE_ALPHABET)
    assert code.value not in repr(code)
