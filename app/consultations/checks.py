"""One condition for opening a consultation: what must hold, whether it does, who sees to it and where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpeningCheck:
    """`sentence` and `owner` are message ids; `missing` lists what is not there, as short codes such as `Q08 (ar)`."""

    code: str
    sentence: str
    owner: str
    href: str
    met: bool
    missing: tuple[str, ...] = ()
