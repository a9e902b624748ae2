"""Masked texts read as sentences: articles, prepositions and nouns agree, in each language and at each tier."""

import pytest

from app.anonymization.tiers import Tier
from tests.anonymization.scenario import masked

_GAO = "ML07"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le poste à l'entrée de Tin-Adjarane.", "Le poste à l'entrée d'un village de la région de Gao."),
        ("Il vit à Tin-Adjarane.", "Il vit dans un village de la région de Gao."),
        ("Les gens du village de Tin-Adjarane ont peur.", "Les gens d'un village de la région de Gao ont peur."),
        ("On est au quartier Tin-Adjarane.", "On est dans un quartier de la région de Gao."),
        ("Elle dirige la commune de Tin-Adjarane.", "Elle dirige une commune de la région de Gao."),
        ("Le 14/03/2026, elle a attendu.", "Au premier trimestre 2026, elle a attendu."),
        ("Elle attend depuis le 14 mars 2026.", "Elle attend depuis le premier trimestre 2026."),
        ("Avant le 2 juin 2025, rien.", "Avant le deuxième trimestre 2025, rien."),
        ("Les faits du 12 au 15 juillet 2025 sont graves.", "Les faits du troisième trimestre 2025 sont graves."),
        ("Il est mort en octobre 2025.", "Il est mort au quatrième trimestre 2025."),
        ("Vendredi 14 mars 2025, ils sont venus.", "Au premier trimestre 2025, ils sont venus."),
        ("Le maire de Tin-Adjarane a dit non.", "Un responsable local a dit non."),
        ("Je parle au maire de Tin-Adjarane.", "Je parle à un responsable local."),
        ("Il dit que l'imam de Tin-Adjarane viendra.", "Il dit qu'un responsable religieux viendra."),
        ("Les hommes du 33e RCP sont là.", "Les hommes d'un régiment sont là."),
        ("Une patrouille de la 5e compagnie du 62e RIM.", "Une patrouille d'une compagnie."),
        ("Le bureau de l'association Yiriwa-Ton.", "Le bureau d'une organisation locale."),
        ("Notre association Yiriwa-Ton demande.", "Notre organisation locale demande."),
        ("Il étudie au lycée Biram-Sy.", "Il étudie dans une école."),
        ("Le frère d'Aminata Coulibaly est parti.", "Le frère de [personne 1] est parti."),
    ],
)
def test_french_agrees(text: str, expected: str) -> None:
    assert masked(text, "fr", region=_GAO) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They live in Tin-Adjarane.", "They live in a village in Gao region."),
        ("We left the village of Tin-Adjarane.", "We left a village in Gao region."),
        ("On 4 May 2023 they came.", "In the second quarter of 2023 they came."),
        ("They came on 4 May 2023.", "They came in the second quarter of 2023."),
        ("Closed since March 3rd, 2025.", "Closed since the first quarter of 2025."),
        ("The mayor of Tin-Adjarane spoke.", "A local official spoke."),
        ("The imam of Tin-Adjarane spoke.", "A religious leader spoke."),
        ("The 5th Company of the 62nd RIM fired.", "A company-level unit fired."),
        ("Sahel Bridges Initiative (Douentza) closed.", "A local organisation closed."),
        ("We met at Al-Amal School in Tin-Adjarane.", "We met at a school."),
        ("My name is Fanta Koné.", "My name is [person 1]."),
    ],
)
def test_english_agrees(text: str, expected: str) -> None:
    assert masked(text, "en", region=_GAO) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("نسكن في قرية تين-أزروان الشرقية.", "نسكن في قرية في منطقة غاو."),
        ("وقع ذلك يوم ١٤ مارس ٢٠٢٤.", "وقع ذلك في الربع الأول من عام ٢٠٢٤."),
        ("نحن هنا منذ 5 يوليو 2025.", "نحن هنا منذ الربع الثالث من عام 2025."),
        ("قال عمدة غاو إن الأمر صعب.", "قال مسؤول محلي إن الأمر صعب."),
        ("أوقفت دورية محمد أغ تيغلا.", "أوقفت دورية [شخص 1]."),
        ("درس في مدرسة الأمل بالحي الرابع.", "درس في مدرسة."),
        ("نحن جمعية الأمل للتنمية.", "نحن منظمة محلية."),
    ],
)
def test_arabic_agrees(text: str, expected: str) -> None:
    assert masked(text, "ar", region=_GAO) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An bɛ Tin-Adjarane dugu la.", "An bɛ Gawo marabolo dugu dɔ la."),
        ("A kɛra zanwuyekalo tile 14 san 2024.", "A kɛra san 2024 kalo saba fɔlɔ."),
        ("Banamba mɛri nana.", "Ɲɛmɔgɔ dɔ nana."),
        ("Ne tɔgɔ ye Fanta Jara ye.", "Ne tɔgɔ ye [mɔgɔ 1] ye."),
        ("N ka nimɔrɔ ye 76 00 11 22 ye.", "N ka nimɔrɔ ye [telefɔni nimɔrɔ] ye."),
    ],
)
def test_bambara_agrees(text: str, expected: str) -> None:
    assert masked(text, "bm", region=_GAO) == expected


@pytest.mark.parametrize(
    ("tier", "expected"),
    [
        (Tier.T1, "Nous y étions au premier trimestre 2026, dans un village de la région de Gao."),
        (Tier.T2, "Nous y étions au premier trimestre 2026, dans un village de la région de Gao."),
        (Tier.T3, "Nous y étions au premier semestre 2026, dans un village du nord du Mali."),
        (Tier.T4, "Nous y étions en 2026, dans une localité du Mali."),
    ],
)
def test_place_and_period_grow_coarser_with_the_tier(tier: Tier, expected: str) -> None:
    assert masked("Nous y étions le 14 mars 2026, à Tin-Adjarane.", "fr", tier, _GAO) == expected


def test_the_same_person_keeps_one_number_and_another_gets_the_next() -> None:
    text = "Fanta Koné a parlé. Oumar Maïga aussi. Puis Fanta Koné est partie, et Maïga a suivi."

    assert (
        masked(text, "fr")
        == "[personne 1] a parlé. [personne 2] aussi. Puis [personne 1] est partie, et [personne 2] a suivi."
    )


def test_a_place_no_list_knows_is_a_locality_without_a_region() -> None:
    assert masked("Il vit à Tin-Adjarane.", "fr") == "Il vit dans une localité."
