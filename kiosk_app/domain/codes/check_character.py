"""ISO 7064 MOD 37,36: one check character over digits and letters."""

_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def check_character(text: str) -> str:
    """The character that, put behind `text`, shows every single wrong character.

    Raises:
        ValueError: another character than 0–9 and A–Z.
    """
    product = 36
    for character in text:
        total = (_CHARACTERS.index(character) + product) % 36 or 36
        product = total * 2 % 37
    return _CHARACTERS[(37 - product) % 36]
