"""Receipt numbers and access codes, as citizens type them and as the database keeps them."""

import hashlib
import hmac
import re

from central.fleet.ids import KIOSK_ID

_NOT_ALPHANUMERIC = re.compile(r"[^0-9A-Z]")
_CROCKFORD_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
ACCESS_CODE = r"[0-9A-HJKMNP-TV-Z]{8}"
RECEIPT_NUMBER = rf"{KIOSK_ID}-[0-9]{{6}}-[0-9]"


def compact(receipt_number: str) -> str:
    """Return the number without spaces and hyphens, in upper case: how it is indexed and looked up."""
    return _NOT_ALPHANUMERIC.sub("", receipt_number.upper())[:64]


def plain_code(access_code: str) -> str:
    """Return the code as Crockford's base 32 means it: O is 0, I and L are 1, hyphens mean nothing."""
    return compact(access_code).translate(_CROCKFORD_LOOKALIKES)


def access_code_hmac(receipt_number: str, access_code: str, pepper: str) -> str:
    """Return what the database keeps instead of the code: HMAC-SHA256 over number and code.

    The pepper is a key file beside the database, so that a stolen database does not let codes of
    40 bits be searched for.
    """
    message = f"{compact(receipt_number)}|{plain_code(access_code)}"
    return hmac.new(pepper.encode(), message.encode(), hashlib.sha256).hexdigest()


def check_digit(kiosk_and_counter: str) -> str:
    """Return the check digit of ISO 7064 MOD 11,10 (docs/case-api.md § 3)."""
    digits = "".join(
        str(ord(sign) - ord("A") + 10) if sign.isalpha() else sign for sign in compact(kiosk_and_counter)
    )
    product = 10
    for digit in digits:
        total = (int(digit) + product) % 10 or 10
        product = (2 * total) % 11
    return str((11 - product) % 10)


def has_true_check_digit(receipt_number: str) -> bool:
    """Tell a mistyped number from one that a kiosk may have given."""
    if not re.fullmatch(RECEIPT_NUMBER, receipt_number):
        return False
    body, _, digit = receipt_number.rpartition("-")
    return check_digit(body) == digit
