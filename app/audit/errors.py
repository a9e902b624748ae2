"""What the trail refuses: mistakes of the code that writes it, never of a person."""


class TrailIsAppendOnlyError(RuntimeError):
    """An entry was about to be changed or removed."""


class UnfitSubjectError(ValueError):
    """A subject is a short id or address pattern; anything with spaces might be text a person typed."""
