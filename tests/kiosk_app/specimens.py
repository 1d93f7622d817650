"""Public specimens of scanned codes, and codes made by hand."""

# The Aztec code of the specimen that the Polish security printing works (PWPW) publishes: a made-up car
# and made-up people.
PWPW_CERTIFICATE = (
    "BgQAANtYAAJDAPkxAHwAQXIw7zcGNN4ANiox+w81HrUGOP8eUABSAEUA+1oAWQBEDv9OAFQAIABN3wAuClMAvlQPV/eKUhq9Wg5X"
    "7k58UtcWSVq9TF5J79pBZ+5PAEsG12bTSm5GVQBM/ntSAEH7L1dj+0MAS1vvMvovewo3Ut4wDi39HjEAN6Pbl0FNe3YgPt5Q3kv3"
    "IlSevVnX1z9FMmuCShL2WgBaG9umKADvSAApJnx75k+itwZMAEx9X0rvbkSOTXtOOF/DRy0WOW53fPYLFoMzLr0xAi3DGnevLQOC"
    "fJ/vQZ5TcBZrN0oa9k4AfA82Q4QaDzj3q8deN6sN7zIE/1x8lbMnQdwBQi5ZT86jL2tqNAr2MwAw34xSH+uPSVPYFxZThBMzON8A"
    "MJM5wQA3MwRcMX7bNcET2jInwyedE01HZ4dlM94qKy0DL38fNgAqeBszSxOvNIeKfHM7fCLxNQAwVkMtdzl7Xiw/YMyrFzxQACBW"
    "w+Hza7c3C93/NWuHg1OWRquPQ5KP02K9IBZT4QZC9oNZU7aXFiOX83U4ADJFC7ADhrNVCyOW8w9qMbEnZhdHbHxjdjIT7E4DW0M3"
    "OQuGaxYmCSSSSSr/"
)
PWPW_BYTES = 1030


class Nrv2eWriter:
    """Makes NRV2E streams by hand: what a packer would write, without looking for repetitions."""

    def __init__(self) -> None:
        self._out = bytearray()
        self._bits_at = 0
        self._left = 0

    def bits(self, text: str) -> "Nrv2eWriter":
        for bit in text:
            if not self._left:
                self._bits_at, self._left = len(self._out), 8
                self._out.append(0)
            self._left -= 1
            self._out[self._bits_at] |= int(bit) << self._left
        return self

    def byte(self, value: int) -> "Nrv2eWriter":
        self._out.append(value)
        return self

    def literals(self, data: bytes) -> "Nrv2eWriter":
        for value in data:
            self.bits("1").byte(value)
        return self

    def repeat(self, offset: int, length: int) -> "Nrv2eWriter":
        """Say that `length` bytes (2 or more; 3 or more from beyond 0x500) are those `offset` back."""
        length -= offset > 0x500
        whole = (offset - 1) * 2 + (length > 3)
        self.bits("0" + _prefix(whole // 256 + 3)).byte(whole % 256)
        if length <= 3:
            return self.bits(str(length - 2))
        return self.bits("1" + str(length - 4)) if length <= 5 else self.bits("0" + _long(length - 4))

    def end(self) -> bytes:
        """The offset of all ones."""
        self.bits("0" + _prefix(0xFFFFFF + 3)).byte(0xFF)
        return bytes(self._out)


def _prefix(number: int) -> str:
    """Bits of an offset's upper part: pairs of a bit and whether it was the last, with one in between."""
    upper, last = divmod(number, 2)
    if upper == 1:
        return f"{last}1"
    before, middle = divmod(upper, 2)
    return f"{_prefix(before + 1)[:-1]}0{middle}{last}1"


def _long(number: int) -> str:
    """Bits of a length: one bit, and whether it was the last."""
    upper, last = divmod(number, 2)
    return f"{last}1" if upper == 1 else f"{_long(upper)[:-1]}0{last}1"


def packed(data: bytes) -> bytes:
    return Nrv2eWriter().literals(data).end()
