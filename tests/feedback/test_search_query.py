"""What a typed search means, piece by piece."""

import pytest

from app.feedback.search_query import SearchQuery, Term, parse


def term(*words: str, begins: bool = False) -> Term:
    return Term(words, begins)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", SearchQuery()),
        ("one two", SearchQuery(((term("one"),), (term("two"),)))),
        ("one AND two", SearchQuery(((term("one"),), (term("two"),)))),
        ("one OR two three", SearchQuery(((term("one"), term("two")), (term("three"),)))),
        ("un OU deux", SearchQuery(((term("un"), term("deux")),))),
        ('"one two"', SearchQuery(((term("one", "two"),),))),
        ('one "two three', SearchQuery(((term("one"),), (term("two", "three"),)))),
        ("one -two", SearchQuery(((term("one"),),), (term("two"),))),
        ('one -"two three"', SearchQuery(((term("one"),),), (term("two", "three"),))),
        ("NOT two", SearchQuery((), (term("two"),))),
        ("begin*", SearchQuery(((term("begin", begins=True),),))),
        ("check-point", SearchQuery(((term("check", "point"),),))),
        ("or not and", SearchQuery(((term("or"),), (term("not"),), (term("and"),)))),
        ("OR one OR", SearchQuery(((term("one"),),))),
        ("- * ( )", SearchQuery()),
    ],
)
def test_a_search_means(typed: str, meant: SearchQuery) -> None:
    assert parse(typed) == meant
