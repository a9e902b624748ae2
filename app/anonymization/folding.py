"""Lower case without accents, one code point for one code point, so that offsets stay shared."""

import unicodedata

_FOLDED = {
    "ɛ": "e",
    "ɔ": "o",
    "ɲ": "n",
    "ŋ": "n",
    "Ɛ": "e",
    "Ɔ": "o",
    "Ɲ": "n",
    "Ŋ": "n",
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ة": "ه",
    "ؤ": "و",
    "ئ": "ي",
    "ک": "ك",
    "گ": "غ",
}


def fold(text: str) -> str:
    """Lower case without accents, length kept: one code point stays one code point."""
    folded = text.translate(_FOLDS)
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in folded)


def _folds() -> dict[int, str]:
    folds = {ord(char): plain for char, plain in _FOLDED.items()}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base != chr(code):
            folds[code] = base
    return folds


_FOLDS = _folds()
