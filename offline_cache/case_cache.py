"""What this kiosk last knew of a case, readable only with the receipt in hand.

Key and row id come from the access code by scrypt (RFC 7914) with the receipt number as salt, so a
stolen disk tells neither number nor code nor status, and 40 bits of code cannot be tried in earnest.
"""

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk_app.domain.case import CaseView
from kiosk_app.domain.receipt_number import AccessCode, ReceiptNumber
from offline_cache.state.database import State

# About a tenth of a second on a kiosk's processor, 32 MiB.
_COST, _BLOCK, _PARALLEL, _MEMORY = 2**15, 8, 1, 64 * 1024 * 1024
# All entries are as long as each other, up to a long note: the length of one tells nothing.
_PADDING = 512


@dataclass(frozen=True)
class CaseKey:
    """What a receipt opens: the row of what is known, the key of what is in it, and the proof that
    its holder knows the code of a submission in the outbox."""

    row_id: bytes
    secret: bytes = field(repr=False)
    code_proof: bytes = field(repr=False)

    @classmethod
    def derive(cls, number: ReceiptNumber, code: AccessCode) -> "CaseKey":
        """Take about a tenth of a second, on purpose."""
        derived = hashlib.scrypt(
            code.value.encode("ascii"),
            salt=f"urzedomat known case v1 {number}".encode("ascii"),
            n=_COST,
            r=_BLOCK,
            p=_PARALLEL,
            maxmem=_MEMORY,
            dklen=64,
        )
        return cls(derived[:16], derived[16:48], derived[48:])


@dataclass(frozen=True)
class KnownCase:
    """A case as it was at `as_of`."""

    case: CaseView
    as_of: datetime


def remember(state: State, key: CaseKey, known: KnownCase) -> None:
    """Write what the central service said.

    Raises:
        StateError: the disk does not allow it.
    """
    with state.transaction() as connection:
        connection.execute(
            "INSERT INTO known_case (id, sealed) VALUES (?, ?)"
            " ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed",
            (key.row_id, _close(key, known)),
        )


def forget(state: State, key: CaseKey) -> None:
    """Drop what is known: the office no longer knows the case.

    Raises:
        StateError: the disk does not allow it.
    """
    with state.transaction() as connection:
        connection.execute("DELETE FROM known_case WHERE id = ?", (key.row_id,))


def recall(state: State, key: CaseKey) -> KnownCase | None:
    """Return what is known; None when there is no entry that this receipt opens.

    Raises:
        StateError: the disk cannot be read.
    """
    rows = state.rows("SELECT sealed FROM known_case WHERE id = ?", key.row_id)
    return _open(key, rows[0][0]) if rows else None


def _close(key: CaseKey, known: KnownCase) -> bytes:
    record = {"as_of": known.as_of, **asdict(known.case)}
    plain = json.dumps(record, default=lambda moment: moment.isoformat(), separators=(",", ":")).encode(
        "utf-8"
    )
    nonce = os.urandom(12)
    padded = plain.ljust(-(-len(plain) // _PADDING) * _PADDING)
    return nonce + AESGCM(key.secret).encrypt(nonce, padded, key.row_id)


def _open(key: CaseKey, sealed: bytes) -> KnownCase | None:
    try:
        record = json.loads(AESGCM(key.secret).decrypt(sealed[:12], sealed[12:], key.row_id))
    except (InvalidTag, ValueError):
        return None
    as_of = datetime.fromisoformat(record.pop("as_of"))
    for name in ("received_at", "updated_at"):
        record[name] = datetime.fromisoformat(record[name])
    record["due_on"] = record["due_on"] and date.fromisoformat(record["due_on"])
    return KnownCase(CaseView(**record), as_of)
