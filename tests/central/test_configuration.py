"""The settings file: what it means, and what it refuses with which words."""

from pathlib import Path

import pytest

from central.configuration import ConfigurationError, load


def written(directory: Path, text: str) -> Path:
    path = directory / "central.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    loaded = load(written(tmp_path, '[office]\nid = "lodz"\n[data]\ndirectory = "here"\n'))
    assert loaded.office.id == "lodz"
    assert loaded.data.database == tmp_path / "here" / "central.sqlite"


def test_an_absolute_path_stays(tmp_path: Path) -> None:
    loaded = load(written(tmp_path, '[data]\ndirectory = "/srv/urzedomat"\n'))
    assert loaded.data.keys == Path("/srv/urzedomat/keys")


def test_an_empty_file_is_all_defaults(tmp_path: Path) -> None:
    loaded = load(written(tmp_path, ""))
    assert (loaded.server.port, loaded.server.https) == (8600, False)
    assert loaded.data.directory == tmp_path / "central-data"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[sever]\n", "unknown key “sever”; did you mean “server”?"),
        ("[server]\nprot = 1\n", "[server] unknown key “prot”; did you mean “port”?"),
        ("[server]\nxyzzy = 1\n", "known are: host, port"),
        ('[server]\nport = "8600"\n', "[server] port must be a whole number"),
        ("[server]\nport = true\n", "[server] port must be a whole number"),
        ("[server]\nhttps = 1\n", "[server] https must be true or false"),
        ("[server]\nport = 99999\n", "between 0 and 65535"),
        ('[server]\nallowed_hosts = "x"\n', "allowed_hosts must be a list of strings"),
        ("[status_lookup]\nwindow_s = 0\n", "[status_lookup] window_s must be 1 or more"),
        ('[office]\nid = "Łódź 1"\n', "[office] id must be letters"),
        ('[office]\ntime_zone = "Łódź"\n', "time_zone is not a known zone"),
        ("office = 1\n", "[office] must be a table"),
        ("[office\n", "cannot be read as TOML"),
    ],
)
def test_a_mistake_is_named_with_what_to_do(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigurationError) as refused:
        load(path)
    assert said in str(refused.value)
    assert str(path) in str(refused.value)
    assert "\n" not in str(refused.value).strip()


def test_no_file_says_how_to_give_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="--settings FILE"):
        load(tmp_path / "none.toml")
