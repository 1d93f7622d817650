"""Points on the standardised curves of PACE (Doc 9303-11, 9.5.1). The only file that knows `ecdsa`.

Its arithmetic does not take constant time: every scalar here is used once and thrown away.
"""

import secrets
from dataclasses import dataclass, field
from typing import Any

from ecdsa import curves as named
from ecdsa.ellipticcurve import INFINITY, PointJacobi
from ecdsa.errors import MalformedPointError

from hardware.card_reader.emrtd.errors import MalformedError

# Standardised domain parameters. Those that are missing have fewer than 256 bits, or are no curves.
_BY_PARAMETER_ID = {
    12: named.NIST256p,
    13: named.BRAINPOOLP256r1,
    14: named.BRAINPOOLP320r1,
    15: named.NIST384p,
    16: named.BRAINPOOLP384r1,
    17: named.BRAINPOOLP512r1,
    18: named.NIST521p,
}
PARAMETER_IDS = frozenset(_BY_PARAMETER_ID)


@dataclass(frozen=True)
class Point:
    """A point that is on its curve and not infinite."""

    raw: Any = field(repr=False)

    def encoded(self) -> bytes:
        """Uncompressed: 04, x, y (Doc 9303-11, 9.4.5; BSI TR-03111, 3.2.1)."""
        return bytes(self.raw.to_bytes("uncompressed"))

    def times(self, scalar: int) -> "Point":
        return _finite(self.raw * scalar)

    def plus(self, other: "Point") -> "Point":
        return _finite(self.raw + other.raw)

    def x_bytes(self) -> bytes:
        """The shared secret of ECKA (BSI TR-03111, 4.3.1): x, as long as the field."""
        length = (len(self.encoded()) - 1) // 2
        return self.encoded()[1 : 1 + length]


class Group:
    """One curve, all of prime order: whatever finite point is on it generates it."""

    def __init__(self, parameter_id: int) -> None:
        """Raises KeyError: not one of `PARAMETER_IDS`."""
        self._curve = _BY_PARAMETER_ID[parameter_id]
        self.order = int(self._curve.order)
        self.generator = Point(self._curve.generator)

    def random_scalar(self) -> int:
        return 1 + secrets.randbelow(self.order - 1)

    def decode(self, data: bytes) -> Point:
        """Read an uncompressed point that a card has sent.

        Raises:
            MalformedError: it is not one of this curve (an invalid-curve attack, or a broken card).
        """
        try:
            point = PointJacobi.from_bytes(
                self._curve.curve, data, valid_encodings=("uncompressed",), order=self.order
            )
        except MalformedPointError as error:
            raise MalformedError("not an uncompressed point") from error
        x, y, p = int(point.x()), int(point.y()), int(self._curve.curve.p())
        # The library reads coordinates and does not compare them with the curve.
        if not (0 <= x < p and 0 <= y < p and self._curve.curve.contains_point(x, y)):
            raise MalformedError("a point that is not on the curve")
        return Point(point)


def _finite(raw: Any) -> Point:
    if raw == INFINITY:
        raise MalformedError("the point at infinity")
    return Point(raw)


def identifier_of(prime: int, a: int, b: int, base: bytes, order: int) -> str:
    """The dotted object identifier of a curve that is spelled out, or none where it is not known here.

    All of it is compared: a curve with another base point is another curve (CVE-2020-0601).
    """
    for curve in _BY_PARAMETER_ID.values():
        p, generator = int(curve.curve.p()), curve.generator
        same = (prime, a % p, b % p, order) == (p, curve.curve.a() % p, curve.curve.b() % p, int(curve.order))
        if same and base in (generator.to_bytes("uncompressed"), generator.to_bytes("compressed")):
            return ".".join(str(number) for number in curve.oid)
    return ""
