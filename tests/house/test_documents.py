"""The house explains itself: rooms, files and settings say what they are, and no file is too long to read."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.core.settings import Settings

pytestmark = pytest.mark.sqlite_only

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 300
EMPTY_NAMES = frozenset({"utils", "util", "helpers", "helper", "common", "manager", "misc", "base2"})
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
# A clone works anywhere: no path of the machine it was written on, no registry to be asked by name.
ELSEWHERE = re.compile(r"(?<![\w.])/(?:work|root|home|opt|mnt)/|file://|--(?:extra-)?index-url|--find-links")
OURS = ("app", "bench", "docs", "frontend", "locales", "migrations", "requirements", "tests", ".ci")
TOP_FILES = ("README.md", "CONTRIBUTING.md", "Makefile", "compose.yaml", "Dockerfile", "pyproject.toml", "alembic.ini")
TEXT = frozenset({".py", ".md", ".html", ".css", ".js", ".mjs", ".txt", ".in", ".toml", ".yaml", ".cfg", ".po", ".sh"})


def modules() -> list[Path]:
    return sorted((ROOT / "app").rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def texts() -> list[Path]:
    below = [path for folder in OURS for path in (ROOT / folder).rglob("*") if path.suffix in TEXT and path.is_file()]
    return sorted(path for path in [*below, *(ROOT / top for top in TOP_FILES)] if path.exists())


def test_every_file_opens_with_what_lives_there() -> None:
    silent = [name(path) for path in modules() if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]

    assert silent == []


def test_a_room_is_introduced_by_its_docstring_alone() -> None:
    crowded = [
        name(path)
        for path in sorted((ROOT / "app").glob("*/__init__.py"))
        if len(ast.parse(path.read_text(encoding="utf-8")).body) != 1
    ]

    assert crowded == []


def test_no_file_is_too_long_to_read() -> None:
    long = [name(path) for path in modules() if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST]

    assert long == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    empty = [name(path) for path in [*modules(), *(ROOT / "tests").rglob("*.py")] if path.stem in EMPTY_NAMES]

    assert empty == []


def test_nothing_is_left_for_later() -> None:
    unfinished = [name(path) for path in modules() if UNFINISHED.search(path.read_text(encoding="utf-8"))]

    assert unfinished == []


def test_no_file_depends_on_the_machine_it_was_written_on() -> None:
    here = Path(__file__)
    tied = [name(path) for path in texts() if path != here and ELSEWHERE.search(path.read_text(encoding="utf-8"))]

    assert tied == []


def test_the_readme_names_every_setting() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert [setting for setting in variables() if setting not in readme] == []


def test_every_setting_says_what_it_is() -> None:
    assert [key for key, field in Settings.model_fields.items() if not field.description] == []


def test_the_doctor_lists_every_setting(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "doctor"],
        cwd=ROOT,
        env={"BARO_DEMO": "true", "BARO_SECURE_COOKIES": "false", "BARO_DATA_DIR": str(tmp_path), "COLUMNS": "300"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert [setting for setting in variables() if setting not in done.stdout] == [], done.stderr


def variables() -> list[str]:
    return [f"BARO_{key.upper()}" for key in Settings.model_fields]
