"""Pages compile strictly, carry nothing inline, call nobody outside, label their fields and read in both directions."""

import re
from pathlib import Path

import pytest
from jinja2 import StrictUndefined

from app.core.locales import LOCALES
from app.core.settings import Settings
from app.web.pages import TEMPLATES, Pages
from app.web.static import STATIC, StaticFiles

pytestmark = pytest.mark.sqlite_only

ROOT = Path(__file__).resolve().parents[2]
SHARED = frozenset({"layouts", "components", "errors", "published", "gallery"})
INLINE = re.compile(r"<style\b|<script\b(?![^>]*\bsrc=)|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:", re.IGNORECASE)
OUTSIDE = re.compile(r"(?:src|href|action|srcset|poster)\s*=\s*[\"']?(?:https?:)?//", re.IGNORECASE)
OUTSIDE_STYLE = re.compile(r"url\(\s*[\"']?(?:https?:)?//|@import")
OUTSIDE_SCRIPT = re.compile(r"[\"'`](?:https?|wss?):(?!//www\.w3\.org/)")
STORAGE = re.compile(r"\b(?:localStorage|sessionStorage|indexedDB|document\.cookie|navigator\.sendBeacon)\b")
ONE_DIRECTION = re.compile(
    r"(?:^|[\s;{])(?:margin-|padding-|border-)?(?:left|right)(?:-(?:width|color|style))?\s*:"
    r"|text-align\s*:\s*(?:left|right)\b",
    re.MULTILINE,
)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
MIRROR = "[dir=rtl] "
FIELD = re.compile(r"<(?:input|select|textarea)\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)
NEEDS_NO_LABEL = re.compile(r"type=\"(?:hidden|submit|button|reset|image)\"", re.IGNORECASE)
ID = re.compile(r"\bid=\"([^\"]+)\"")


def sources(folder: Path, *patterns: str) -> dict[str, str]:
    found = [path for pattern in patterns for path in folder.rglob(pattern)]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in sorted(found)}


def templates() -> dict[str, str]:
    return sources(TEMPLATES, "*.html")


def matching(files: dict[str, str], pattern: re.Pattern[str]) -> list[str]:
    return [f"{name}: {hit[0].strip()}" for name, words in files.items() if (hit := pattern.search(words))]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    settings = Settings(data_dir=tmp_path_factory.mktemp("pages"), demo=True, secure_cookies=False)
    return Pages(settings, StaticFiles())


@pytest.mark.parametrize("language", LOCALES)
def test_every_template_compiles_in_every_language(language: str, pages: Pages) -> None:
    environment = pages.environments[language]

    names = environment.list_templates(extensions=["html"])
    assert names
    for name in names:
        environment.get_template(name)


def test_a_forgotten_value_is_an_error(pages: Pages) -> None:
    assert {environment.undefined for environment in pages.environments.values()} == {StrictUndefined}


def test_no_template_has_inline_script_or_style() -> None:
    assert matching(templates(), INLINE) == []


def test_no_page_style_or_script_calls_anybody_outside() -> None:
    assert matching(templates(), OUTSIDE) == []
    assert matching(sources(STATIC, "*.css"), OUTSIDE_STYLE) == []
    assert matching(sources(STATIC, "*.js"), OUTSIDE_SCRIPT) == []


def test_no_script_stores_anything_in_the_browser() -> None:
    assert matching(sources(STATIC, "*.js"), STORAGE) == []


def test_styles_read_in_both_directions() -> None:
    """Logical properties do; a rule that names a side, for old telephones, has its mirror in the same file."""
    one_sided = []
    for name, words in sources(STATIC, "*.css").items():
        rules = [
            (part.strip(), body) for heads, body in RULE.findall(COMMENT.sub("", words)) for part in heads.split(",")
        ]
        mirrored = {head.removeprefix(MIRROR) for head, _ in rules if head.startswith(MIRROR)}
        one_sided += [
            f"{name}: {head}"
            for head, body in rules
            if ONE_DIRECTION.search(body) and not head.startswith(MIRROR) and head not in mirrored
        ]

    assert one_sided == []


def test_every_field_has_a_label() -> None:
    unlabelled = []
    for name, words in templates().items():
        for tag in FIELD.finditer(words):
            if NEEDS_NO_LABEL.search(tag[0]) or "aria-label" in tag[0]:
                continue
            own = ID.search(tag[0])
            if own is not None and f'for="{own[1]}"' in words:
                continue
            if words.rfind("<label", 0, tag.start()) <= words.rfind("</label", 0, tag.start()):
                unlabelled.append(f"{name}: {tag[0][:60]}")

    assert unlabelled == []


def test_a_template_lives_in_the_folder_of_its_room() -> None:
    rooms = {path.parent.name for path in ROOT.glob("app/*/__init__.py")}
    folders = {path.name for path in TEMPLATES.iterdir() if path.is_dir() and any(path.iterdir())}

    assert folders <= rooms | SHARED
