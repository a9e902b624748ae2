"""The floors, the wall and the purity contracts of `pyproject.toml` hold, and each breaks when somebody breaks it."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.sqlite_only

ROOT = Path(__file__).resolve().parents[2]
LINTER = Path(sys.executable).with_name("lint-imports")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
FLOORS, WALL, PURITY, ROOM, CIRCLES = (contract["name"] for contract in CONTRACTS)

ROOMS = [name.strip("() ") for layer in CONTRACTS[0]["layers"] for name in layer.split("|")]
READERS = ("evaluation", "tracker", "outcomes", "roundtables", "publication", "dashboard")
SEALED = ("submissions", "review")

BREACHES = {
    "a lower room imports a higher one": (FLOORS, "programmes/service.py", "import app.tracker.service"),
    "neighbours import each other": (FLOORS, "alerts/service.py", "import app.slips.service"),
    "a room without a floor": (FLOORS, "attic/service.py", ""),
    "core knows a room": (FLOORS, "core/service.py", "import app.accounts.service"),
    **{
        f"{reader} reaches {room}": (WALL, f"{reader}/service.py", f"import app.{room}.service")
        for reader in READERS
        for room in SEALED
    },
    "a reader reaches the sealed through others": (WALL, "tracker/service.py", "import app.core.detour"),
    "masking knows the database": (PURITY, "anonymization/service.py", "import app.core.database"),
    "masking knows the database through others": (PURITY, "anonymization/service.py", "import app.core.clock"),
    "sealing knows HTTP": (PURITY, "sealing/service.py", "import fastapi"),
    "sealing knows templates": (PURITY, "sealing/service.py", "import jinja2"),
    "a service imports a route": (ROOM, "programmes/service.py", "import app.programmes.staff_routes"),
    "a model imports a query": (ROOM, "programmes/models.py", "import app.programmes.queries"),
    "two files import each other": (CIRCLES, "accounts/ring.py", "import app.accounts.service"),
}
# What stands between the two ends of an indirect breach.
DETOURS = {
    "core/detour.py": "import app.review.service",
    "core/clock.py": "import app.core.database",
    "core/database.py": "import sqlalchemy",
}
FILES = ("staff_routes", "service", "queries", "models")


def lint(folder: Path) -> str:
    done = subprocess.run(  # noqa: S603 - our own program and arguments
        [LINTER, "--no-cache", "--no-logo", str(ROOT / "pyproject.toml")],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "COLUMNS": "400", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def small_house(folder: Path) -> None:
    """Every room of the floors with a few empty files, so that a breach has somewhere to stand."""
    write(folder, "__init__.py", "")
    for room in ROOMS:
        if room in {"__main__", "main"}:
            write(folder, f"{room}.py", "")
            continue
        for name in ("__init__", *FILES):
            write(folder, f"{room}/{name}.py", "")
    for name in ("clock", "database", "detour", "settings", "tasks", "types"):
        write(folder, f"core/{name}.py", "")


def write(folder: Path, path: str, line: str) -> None:
    file = folder / "app" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a") as words:
        words.write(line + "\n")


def test_the_house_keeps_every_contract() -> None:
    report = lint(ROOT)

    assert f"{len(CONTRACTS)} kept, 0 broken" in report, report


def test_an_empty_house_keeps_every_contract(tmp_path: Path) -> None:
    small_house(tmp_path)

    report = lint(tmp_path)

    assert f"{len(CONTRACTS)} kept, 0 broken" in report, report


@pytest.mark.parametrize("breach", BREACHES)
def test_a_breach_breaks_its_contract(breach: str, tmp_path: Path) -> None:
    contract, path, line = BREACHES[breach]
    small_house(tmp_path)
    for detour, step in DETOURS.items():
        write(tmp_path, detour, step)
    room = path.split("/")[0]
    write(tmp_path, f"{room}/__init__.py", "")
    write(tmp_path, path, line)
    if contract == CIRCLES:
        write(tmp_path, "accounts/service.py", "import app.accounts.ring")

    report = lint(tmp_path)

    assert f"{contract} BROKEN" in report, report


def test_every_room_stands_on_a_floor() -> None:
    built = {path.parent.name for path in ROOT.glob("app/*/__init__.py")}

    assert built <= set(ROOMS)
