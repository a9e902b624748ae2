"""Named refusals of the masking room."""


class UnknownLanguageError(ValueError):
    """The language tag is not one of those the room can read; `language` holds it."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.language = language


class SpanOutsideTextError(ValueError):
    """A span reaches outside the text it is said to mark, or covers nothing."""

    def __init__(self, start: int, end: int, length: int) -> None:
        super().__init__(start, end, length)
        self.start = start
        self.end = end
        self.length = length
