"""What still points at somebody after masking, and what looks like a denunciation."""

import pytest

from app.anonymization.accusation import suspects_denunciation
from app.anonymization.detect import find_spans
from app.anonymization.errors import UnknownLanguageError
from app.anonymization.identifiability import residual_risk
from tests.anonymization.scenario import masked


def _level(text: str, language: str) -> int:
    return residual_risk(masked(text, language), language=language, spans=find_spans(text, language)).level


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Je suis la seule infirmière du CSCOM de Tin-Adjarane."),
        ("en", "A girl of 12 was assaulted near the checkpoint."),
        ("ar", "اعتقل الجيش أخي، والناس سيعرفون من تكلم."),
        ("fr", "Je suis le seul témoin, j'ai tout vu."),
    ],
)
def test_a_trace_that_remains_is_told(language: str, text: str) -> None:
    assert _level(text, language) >= 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "C'est la seule solution : publiez un résumé."),
        ("en", "The only answer we got was a form."),
        ("bm", "Polisiw ka baara ka ɲi."),
        ("ar", "نريد اجتماعات بالعربية."),
    ],
)
def test_ordinary_wording_leaves_no_trace(language: str, text: str) -> None:
    assert _level(text, language) == 0


def test_a_name_left_in_the_text_counts() -> None:
    assert residual_risk("Il parle de Zorglub Trapadou.", language="fr", spans=()).reasons == ("text.name_left",)


@pytest.mark.parametrize(
    ("language", "text", "suspected"),
    [
        ("fr", "Garba Maïga héberge des terroristes dans sa cour.", True),
        ("en", "Oumar Barry supplies the armed group. Arrest him.", True),
        ("ar", "محمد أغ تيغلا يمول الجماعات المسلحة.", True),
        ("fr", "Les soldats ont brûlé le marché et les groupes armés ont pris le bétail.", False),
        ("fr", "Le brigadier Lassina Bengaly a demandé 50 000 FCFA.", False),
        ("en", "Armed groups closed our school and Fanta Koné teaches at home.", False),
    ],
)
def test_a_named_private_person_tied_to_an_armed_group_is_suspected(language: str, text: str, suspected: bool) -> None:
    assert suspects_denunciation(text, find_spans(text, language), language) is suspected


def test_unknown_languages_are_refused() -> None:
    with pytest.raises(UnknownLanguageError):
        residual_risk("x", language="xx", spans=())
    with pytest.raises(UnknownLanguageError):
        suspects_denunciation("x", (), "xx")
