"""Whatever was sealed is a submission that can be kept and shown, or refused: nothing in between."""

import json
import uuid
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central import strict_json
from central.channels.kiosk.payload import NotASubmissionError, parse
from tests.central.wire import payload

# Halves of surrogate pairs and U+0000 are rare among all signs, so they are named.
ANY_TEXT = st.text(max_size=20) | st.sampled_from(["\ud800", "a\udfff", "\ud83d\ude00", "\0"])
ANY_JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT,
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(ANY_TEXT, parts, max_size=3),
    max_leaves=30,
)
TIMES = st.datetimes().map(lambda time: f"{time.isoformat()}+14:00")


def read(document: Any, submission_id: str) -> None:
    content = document if isinstance(document, bytes) else json.dumps(document).encode()
    try:
        submission = parse(content, envelope_id=uuid.UUID(submission_id), envelope_sha256="a" * 64)
    except NotASubmissionError:
        return
    # What every database and every page asks for.
    json.dumps(submission.answers, allow_nan=False, ensure_ascii=False).encode("utf-8")
    texts = (submission.receipt_number, submission.language, submission.boot_id, submission.form_id)
    assert all(text.encode() for text in texts)
    assert 2 <= submission.device_time.year <= 9998


@given(
    st.sampled_from(sorted(payload("LDZ07"))),
    ANY_JSON | TIMES,
    st.dictionaries(ANY_TEXT, ANY_JSON, max_size=4),
)
def test_any_field_may_be_anything(field: str, value: Any, answers: dict[str, Any]) -> None:
    document = payload("LDZ07", answers=answers)
    read({**document, field: value}, document["submission_id"])


@given(st.binary(max_size=300) | ANY_JSON.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_may_come(content: bytes) -> None:
    read(content, str(uuid.uuid4()))


@pytest.mark.parametrize("written", ["1e999", "-1e999", "NaN", "Infinity", '"\\ud800"', '"\\u0000"'])
def test_what_no_database_keeps_is_refused_wherever_it_stands(written: str) -> None:
    document = payload("LDZ07", answers={"content": ["HERE"]})
    content = json.dumps(document).replace('"HERE"', written).encode()
    with pytest.raises(NotASubmissionError):
        parse(content, envelope_id=uuid.UUID(document["submission_id"]), envelope_sha256="a" * 64)


@pytest.mark.parametrize(("deep", "refused"), [(5, False), (6, True), (5000, True)])
def test_the_depth_is_bounded(deep: int, refused: bool) -> None:
    content = b"[" * deep + b"]" * deep
    if not refused:
        strict_json.loads(content, deepest=5)
        return
    with pytest.raises(strict_json.NotStrictError):
        strict_json.loads(content, deepest=5)
