"""What the host chooses: from the environment, .env, rapporteur.toml and a folder of secrets.

Earlier sources win in that order. A secret is a file named like the variable, in /run/secrets or the
folder that RAPPORTEUR_SECRETS names.
"""

from __future__ import annotations

import os
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SecretsSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")


class SettingsError(Exception):
    """A setting that is missing or wrong. `key` names the words (`setting-<key>`) that say what to do."""

    def __init__(self, key: str, name: str, value: str = "") -> None:
        super().__init__(f"{name}: {key} {value}")
        self.key = key
        self.name = name
        self.value = value


def _named(variable: str) -> AliasChoices:
    return AliasChoices(variable, variable.lower())


class Settings(BaseSettings):
    """Every setting, with its variable, default and meaning."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        toml_file="rapporteur.toml",
        extra="forbid",
        frozen=True,
        populate_by_name=False,
    )

    discord_token: SecretStr = Field(
        default=SecretStr(""),
        validation_alias=_named("DISCORD_TOKEN"),
        description="The bot's token, from the Discord developer portal. Needed by `run` and `sync` alone.",
    )
    database_url: str = Field(
        default="",
        validation_alias=_named("DATABASE_URL"),
        description="`postgresql://…`; a SQLite file in the state folder where it is empty.",
    )
    state: Path = Field(
        default=Path("state"),
        validation_alias=_named("RAPPORTEUR_STATE"),
        description="The one folder that is written: database, search index, files, backups.",
    )
    language: str = Field(
        default="en",
        validation_alias=_named("RAPPORTEUR_LANGUAGE"),
        description="Language of the terminal and of servers that chose none: ar, zh, en, fr, ru or es.",
    )
    zone: str = Field(
        default="Europe/Zurich",
        validation_alias=_named("RAPPORTEUR_ZONE"),
        description="Time zone of the venue where a deadline names none (IANA name).",
    )
    log_format: str = Field(
        default="auto",
        validation_alias=_named("RAPPORTEUR_LOG"),
        description="`json`, `text`, or `auto`: text on a terminal and JSON elsewhere.",
    )

    silence_hours: int = Field(
        default=72,
        ge=0,
        validation_alias=_named("RAPPORTEUR_SILENCE_HOURS"),
        description="A silence procedure shorter than this is opened with a warning.",
    )
    hosts: str = Field(
        default="",
        validation_alias=_named("RAPPORTEUR_HOSTS"),
        description="The only sites that documents come from, `un.org itu.int`; else every public one.",
    )

    encoder: str = Field(
        default="default",
        validation_alias=_named("RAPPORTEUR_ENCODER"),
        description="Finds by meaning: `default`; `e5` or the address of a /v1/embeddings service; `none`.",
    )
    encoder_model: str = Field(
        default="",
        validation_alias=_named("RAPPORTEUR_ENCODER_MODEL"),
        description="The model that the /v1/embeddings service is asked for.",
    )
    encoder_key: SecretStr = Field(
        default=SecretStr(""),
        validation_alias=_named("RAPPORTEUR_ENCODER_KEY"),
        description="Its key, where it wants one.",
    )

    @field_validator("encoder")
    @classmethod
    def _known_encoder(cls, value: str) -> str:
        if value not in {"default", "e5", "none"} and not value.startswith(("http://", "https://")):
            raise ValueError("encoder")
        return value

    explain_address: str = Field(
        default="",
        validation_alias=_named("RAPPORTEUR_EXPLAIN_URL"),
        description="An OpenAI-compatible endpoint that explains answers, `https://…/v1`; off where empty.",
    )
    explain_model: str = Field(
        default="",
        validation_alias=_named("RAPPORTEUR_EXPLAIN_MODEL"),
        description="The model asked there.",
    )
    explain_key: SecretStr = Field(
        default=SecretStr(""),
        validation_alias=_named("RAPPORTEUR_EXPLAIN_KEY"),
        description="The key of that endpoint; sent to nobody else.",
    )

    @field_validator("explain_address")
    @classmethod
    def _web_address(cls, value: str) -> str:
        if value and not value.startswith(("https://", "http://")):
            raise ValueError("endpoint")
        return value

    @field_validator("language")
    @classmethod
    def _official(cls, value: str) -> str:
        if value not in LANGUAGES:
            raise ValueError("language")
        return value

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError("zone") from None
        return value

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if value and not value.startswith(("sqlite:///", "postgresql://", "postgres://")):
            raise ValueError("database")
        return value

    @field_validator("log_format")
    @classmethod
    def _known_format(cls, value: str) -> str:
        if value not in {"auto", "json", "text"}:
            raise ValueError("format")
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - replaced by our own folder
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        sources = [init_settings, env_settings, dotenv_settings, TomlConfigSettingsSource(settings_cls)]
        folder = Path(os.environ.get("RAPPORTEUR_SECRETS", "/run/secrets"))
        if folder.is_dir():
            sources.append(SecretsSettingsSource(settings_cls, secrets_dir=folder))
        return tuple(sources)


def read_settings() -> Settings:
    """The settings in force. Raise SettingsError naming the first variable that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = variable(str(first["loc"][0]) if first["loc"] else "")
        raise SettingsError(_KEYS.get(first["type"], _key(first)), name, str(first["input"])) from None
    except (ValueError, OSError) as error:  # a file that can't be read or parsed
        raise SettingsError("file", _unreadable(), str(error)) from None


def variable(field: str) -> str:
    """The environment variable of a field, or the name itself where it is none of ours."""
    info = Settings.model_fields.get(field)
    if info is None or not isinstance(info.validation_alias, AliasChoices):
        return field.upper()
    return str(info.validation_alias.choices[0])


def _unreadable() -> str:
    """Which of the files it is: `.env` where that is no text or may not be read, else the other."""
    try:
        Path(".env").read_text(encoding="utf-8")
    except FileNotFoundError:
        return "rapporteur.toml"
    except (ValueError, OSError):
        return ".env"
    return "rapporteur.toml"


def _key(first: ErrorDetails) -> str:
    """The key that one of our validators raised, or `wrong` for one of pydantic's own."""
    return str(first["msg"]).removeprefix("Value error, ") if first["type"] == "value_error" else "wrong"


_KEYS = {"extra_forbidden": "unknown"}
