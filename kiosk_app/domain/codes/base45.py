"""Base45 (RFC 9285): bytes in the characters that a QR code packs most tightly."""

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}


def encode(data: bytes) -> str:
    """Two bytes become three characters, a last byte alone two."""
    return "".join(_group(data[at : at + 2]) for at in range(0, len(data), 2))


def decode(text: str) -> bytes:
    """Raises ValueError for another character, a length that cannot be, or a group out of range."""
    if len(text) % 3 == 1:
        raise ValueError("a character is missing or too many")
    return b"".join(_bytes(text[at : at + 3]) for at in range(0, len(text), 3))


def _group(data: bytes) -> str:
    number, characters = int.from_bytes(data, "big"), ""
    for _ in range(len(data) + 1):
        number, value = divmod(number, 45)
        characters += _ALPHABET[value]
    return characters


def _bytes(group: str) -> bytes:
    number = 0
    for character in reversed(group):
        if character not in _VALUES:
            raise ValueError("not a character of base 45")
        number = 45 * number + _VALUES[character]
    try:
        return number.to_bytes(len(group) - 1, "big")
    except OverflowError as error:
        raise ValueError("a group is out of range") from error
