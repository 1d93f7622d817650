"""How large a QR code becomes, without making one (ISO/IEC 18004, table 7, level M, byte mode)."""

from bisect import bisect_left

# fmt: off
_BYTES_BY_VERSION = (
    14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666,
    711, 779, 857, 911, 997, 1059, 1125, 1190, 1264, 1370, 1452, 1538, 1628, 1722, 1809, 1911, 1989,
    2099, 2213, 2331,
)
# fmt: on


def version_for(byte_count: int) -> int:
    """The smallest version, 1 to 40, that takes so many bytes.

    Raises:
        ValueError: more than a QR code of level M can hold.
    """
    version = bisect_left(_BYTES_BY_VERSION, byte_count) + 1
    if version > len(_BYTES_BY_VERSION):
        raise ValueError(
            f"{byte_count} bytes are too many for a QR code; {_BYTES_BY_VERSION[-1]} is the most"
        )
    return version


def modules_for(byte_count: int) -> int:
    """Modules along a side, without the quiet zone."""
    return 17 + 4 * version_for(byte_count)
