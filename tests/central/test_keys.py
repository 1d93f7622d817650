"""Key files: whole or not there, never written over, never short."""

import stat
from pathlib import Path

import pytest

from central.keys import KeyDirectory, KeysMissingError, write_secret


def test_a_secret_is_the_owners_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    write_secret(tmp_path / "secret", b"content")
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]
    assert (tmp_path / "secret").read_bytes() == b"content"
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


def test_a_key_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    write_secret(tmp_path / "secret", b"old")
    with pytest.raises(FileExistsError):
        write_secret(tmp_path / "secret", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("secret", b"old")]


@pytest.mark.parametrize("content", ["", "\n", "short", "a" * 63])
def test_a_secret_that_was_cut_is_refused(tmp_path: Path, content: str) -> None:
    keys = KeyDirectory(tmp_path)
    keys.create_missing()
    assert len(keys.secret("django-secret")) == 64
    (tmp_path / "django-secret").write_text(content)
    with pytest.raises(KeysMissingError, match="too short"):
        keys.secret("django-secret")


def test_what_is_missing_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(KeysMissingError, match="urzedomat-central init"):
        KeyDirectory(tmp_path).secret("access-code-pepper")
