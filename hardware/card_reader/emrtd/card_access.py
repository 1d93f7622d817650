"""Which PACE a chip speaks: EF.CardAccess (Doc 9303-11, 9.2.1). Pure; what it holds is not signed."""

from dataclasses import dataclass

from hardware.card_reader.emrtd import curves
from hardware.card_reader.emrtd.asn1 import object_identifier, pace_infos
from hardware.card_reader.emrtd.errors import MalformedError, NotSupportedError

MAX_CARD_ACCESS = 2048
# id-PACE-ECDH-GM-AES-CBC-CMAC-…: the mechanism's last number, and the length of its keys in bytes.
_ECDH_GM = "0.4.0.127.0.7.2.2.4.2"
_KEY_LENGTHS = {f"{_ECDH_GM}.2": 16, f"{_ECDH_GM}.3": 24, f"{_ECDH_GM}.4": 32}
_VERSION = 2


@dataclass(frozen=True)
class PaceParameters:
    """One variant: the mechanism's object identifier (contents octets), the curve, the keys' length in
    bytes. `is_ambiguous`: the chip offers the mechanism with several curves, and wants to be told which."""

    mechanism: bytes
    parameter_id: int
    key_length: int
    is_ambiguous: bool = False


def best_pace(data: bytes) -> PaceParameters:
    """The strongest variant that is known here.

    Raises:
        MalformedError: it is not SecurityInfos.
        NotSupportedError: there is none.
    """
    if len(data) > MAX_CARD_ACCESS:
        raise MalformedError("EF.CardAccess is too large")
    offers = [info for info in pace_infos(data) if info.protocol in _KEY_LENGTHS and info.version == _VERSION]
    known = [info for info in offers if info.parameter_id in curves.PARAMETER_IDS]
    if not known:
        raise NotSupportedError("none of the chip's variants of PACE is known")
    best = max(known, key=lambda info: (_KEY_LENGTHS[info.protocol], info.parameter_id or 0))
    assert best.parameter_id is not None
    several = len({info.parameter_id for info in offers if info.protocol == best.protocol}) > 1
    return PaceParameters(
        object_identifier(best.protocol), best.parameter_id, _KEY_LENGTHS[best.protocol], several
    )
