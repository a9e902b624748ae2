"""Writes a migration for what changed in the models: `make migration m="add gates"`. Compares with an empty SQLite."""

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.script import Script

from app.core.migrate import Store, configuration, upgrade
from app.core.settings import Settings


def main(message: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder), database_url="", key_store_url="")
        upgrade(settings)
        for store in Store:
            config = configuration(settings, store)
            config.attributes["autogenerate"] = True
            script = command.revision(config, message, autogenerate=True)
            if isinstance(script, Script):
                keep_only_code(Path(script.path))


def keep_only_code(path: Path) -> None:
    """Takes out the remarks that Alembic leaves for the hand that adjusts."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.lstrip().startswith("# ###")), encoding="utf-8")


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]))
