"""Cleaning typed text and folding it for comparison: the same word however it is spelled."""

import re
import unicodedata

BIDI_CONTROLS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"))
BAMBARA = str.maketrans({"ɛ": "e", "ɔ": "o", "ɲ": "ny", "ŋ": "n", "œ": "oe", "æ": "ae", "ß": "ss"})
ARABIC = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ة": "ه",
        "ؤ": "و",
        "ئ": "ي",
        "ـ": None,
        "گ": "ك",
        "ک": "ك",
        "ی": "ي",
    }
)


def clean(text: str) -> str:
    """Typed text as it is kept: NFC, LF line ends, no control characters and no invisible direction marks."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.translate(BIDI_CONTROLS)
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs", "Co", "Cn"}).strip()


def fold(text: str) -> str:
    """Lower case, no accents, tone marks, vowel signs or special letters. French-style Bambara folds onto official.

    `kɔnɔ`, `kono` and `kònò` are one; `ɲininkali` and `gnininkali` are one; `sécurité` and `securite` are one.
    """
    text = unicodedata.normalize("NFKD", text.casefold())
    text = "".join(c for c in text if not unicodedata.combining(c))
    return text.translate(BAMBARA).translate(ARABIC)


def words(text: str) -> list[str]:
    """Runs of letters and digits, apostrophes and hyphens being breaks."""
    return re.findall(r"[^\W_]+", text)
