"""Arabic words without article, joined particles and endings: the light10 stemmer (Larkey et al. 2002)."""

FIRST, LAST = "\u0600", "\u06ff"
ARTICLES = ("وال", "بال", "كال", "فال", "لل", "ال")
AND = "و"
ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
KEPT_AFTER_ARTICLE = 2
KEPT_AFTER_AND = 3
KEPT_BEFORE_ENDING = 2


def is_arabic(word: str) -> bool:
    return any(FIRST <= letter <= LAST for letter in word)


def light_stem(word: str) -> str:
    """Of a folded word: no vowel signs, one alif, ya for alif maqsura, ha for ta marbuta."""
    return without_endings(without_article(word))


def without_article(word: str) -> str:
    for article in ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= KEPT_AFTER_ARTICLE:
            return word.removeprefix(article)
    if word.startswith(AND) and len(word) - 1 >= KEPT_AFTER_AND:
        return word.removeprefix(AND)
    return word


def without_endings(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= KEPT_BEFORE_ENDING:
            word = word.removesuffix(ending)
    return word
