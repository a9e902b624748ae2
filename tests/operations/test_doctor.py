"""Doctor tells an administrator what is set and what is wrong, and never a secret."""

import pytest
from pydantic import SecretStr

from app.core.migrate import upgrade
from app.core.settings import Settings
from app.operations.doctor import examine

pytestmark = pytest.mark.sqlite_only


def test_every_setting_is_told_with_its_meaning_and_no_secret(settings: Settings) -> None:
    report = examine(settings.model_copy(update={"secret": SecretStr("kingfisher" * 4)}))

    assert "kingfisher" not in report.text
    for name, about in Settings.model_fields.items():
        assert f"BARO_{name.upper()} = " in report.text
        assert about.description in report.text


def test_tables_that_are_not_there_are_a_problem_and_no_crash(settings: Settings) -> None:
    report = examine(settings)

    assert any("migrate" in problem for problem in report.problems)


def test_a_fresh_installation_is_told_what_it_lacks(settings: Settings) -> None:
    upgrade(settings)

    report = examine(settings.model_copy(update={"demo": False}))

    told = " ".join(report.problems)
    assert "BARO_SECRET" in told
    assert "BARO_SECURE_COOKIES" in told
    assert "BARO_HOST_ORGANISATION" in told
    assert "26 hours" in told
    assert "two officers" in told
