"""Sample content for the gallery: `samples/content.json`, whose "$word" strings are filled from a language's words."""

import json
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parent / "samples"


# Templates take open mappings of any depth; a closer type would only repeat the macros' own comments.
def gallery_content(locale: str) -> dict[str, Any]:
    """English words stand in where `locale` has none of its own."""
    words = _read("en") | _read(locale)
    return {name: _filled(value, words) for name, value in _read("content").items()} | {"words": words}


def _filled(value: Any, words: dict[str, Any]) -> Any:
    if isinstance(value, str) and value.startswith("$"):
        return words[value.removeprefix("$")]
    if isinstance(value, list):
        return [_filled(item, words) for item in value]
    if isinstance(value, dict):
        return {key: _filled(item, words) for key, item in value.items()}
    return value


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((SAMPLES / f"{name}.json").read_text())
    return content
