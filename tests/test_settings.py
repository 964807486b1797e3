"""What the host chooses, and what they are told when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering import chat
from bot.settings import Settings, SettingsError, read_settings, variable


@pytest.fixture(autouse=True)
def _bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder and an environment without any of our settings."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(variable(name), raising=False)
    monkeypatch.setenv("RAPPORTEUR_SECRETS", str(tmp_path / "secrets"))


def test_everything_has_a_default() -> None:
    found = read_settings()

    assert (found.state, found.database_url, found.language) == (Path("state"), "", "en")


def test_nothing_is_explained_unless_the_host_sets_an_endpoint() -> None:
    assert chat(read_settings()) is None


def test_the_environment_wins_over_env_file_over_toml_over_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "DISCORD_TOKEN").write_text("from a secret\n")
    (tmp_path / "rapporteur.toml").write_text('rapporteur_language = "fr"\nrapporteur_zone = "UTC"\n')
    (tmp_path / ".env").write_text("RAPPORTEUR_LANGUAGE=ru\nRAPPORTEUR_STATE=there\n")
    monkeypatch.setenv("RAPPORTEUR_STATE", "elsewhere")

    found = read_settings()

    assert found.discord_token.get_secret_value() == "from a secret"
    assert (found.zone, found.language, found.state) == ("UTC", "ru", Path("elsewhere"))


@pytest.mark.parametrize(
    ("name", "value", "key"),
    [
        ("RAPPORTEUR_LANGUAGE", "de", "language"),
        ("RAPPORTEUR_ZONE", "Mars/Olympus", "zone"),
        ("RAPPORTEUR_ZONE", "../../etc/passwd", "zone"),
        ("DATABASE_URL", "mysql://x", "database"),
        ("RAPPORTEUR_LOG", "xml", "format"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, key: str) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as caught:
        read_settings()

    assert (caught.value.name, caught.value.key, caught.value.value) == (name, key, value)


def test_an_unknown_setting_in_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "rapporteur.toml").write_text('rapporteur_langauge = "fr"\n')

    with pytest.raises(SettingsError) as caught:
        read_settings()

    assert (caught.value.key, caught.value.name) == ("unknown", "RAPPORTEUR_LANGAUGE")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rapporteur.toml", b"= broken"),
        ("rapporteur.toml", b'language = "\xe9"'),
        (".env", b"# caf\xe9\nRAPPORTEUR_LANGUAGE=fr\n"),
        (".env", "RAPPORTEUR_LANGUAGE=fr\n".encode("utf-16")),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(SettingsError) as caught:
        read_settings()

    assert (caught.value.key, caught.value.name) == ("file", name)


def test_the_token_is_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "very-secret")

    assert "very-secret" not in repr(read_settings())
