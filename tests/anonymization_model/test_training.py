"""Training: the same texts give the same bytes, and figures are counted as they are defined."""

import json
from pathlib import Path

import pytest

from app.anonymization.features import Style
from app.anonymization.lexicon import lexicon
from app.anonymization.tokens import sentences
from app.anonymization.training import corpora, measures
from app.anonymization.training.fitting import Penalty, ask, fit, labels
from app.anonymization.training.thresholds import Held, choose
from app.anonymization.training.transplants import Names, transplanted

STYLE = Style("fr", caseless=False)
TEXTS = [
    ("Mme Aminata Coulibaly vit à Ségou.", [(4, 21, "PER"), (28, 33, "LOC")]),
    ("Seydou Maïga est parti de Gossi hier.", [(0, 12, "PER"), (26, 31, "LOC")]),
    ("Les soldats sont venus au village.", []),
]


@pytest.fixture
def documents(tmp_path: Path) -> list[corpora.Document]:
    rows = [
        {
            "id": str(place),
            "lang": "fr",
            "text": text,
            "spans": [{"start": s, "end": e, "type": kind} for s, e, kind in spans],
        }
        for place, (text, spans) in enumerate(TEXTS * 4)
    ]
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    return corpora.documents(file)


def document(text: str, *mentions: corpora.Mention) -> corpora.Document:
    return corpora.Document("one", text, mentions)


def test_two_trainings_on_the_same_texts_give_the_same_bytes(documents: list[corpora.Document], tmp_path: Path) -> None:
    files = [tmp_path / "first.crf", tmp_path / "second.crf"]

    for file in files:
        fit(file, documents, STYLE, lexicon(), Penalty(rounds=15))

    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_fitted_model_finds_what_it_was_shown(documents: list[corpora.Document], tmp_path: Path) -> None:
    file = tmp_path / "small.crf"
    fit(file, documents, STYLE, lexicon(), Penalty(rounds=30))

    guesses = ask(file, documents[:1], STYLE, lexicon(), frozenset({"PER", "LOC"}))[0]

    surest = {
        documents[0].text[guess.token.start : guess.token.end]: max(
            guess.reading.kinds, key=guess.reading.kinds.__getitem__
        )
        for guess in guesses
        if guess.reading.any_kind > 0.5
    }
    assert surest == {"Aminata": "PER", "Coulibaly": "PER", "Ségou": "LOC"}


def test_thresholds_hide_every_mention_when_the_model_is_sure(
    documents: list[corpora.Document], tmp_path: Path
) -> None:
    file = tmp_path / "small.crf"
    fit(file, documents, STYLE, lexicon(), Penalty(rounds=30))
    kinds = frozenset({"PER", "LOC"})
    held = Held(kinds)
    for one, guesses in zip(documents, ask(file, documents, STYLE, lexicon(), kinds), strict=True):
        held.add(one, guesses)

    chosen = choose([held], floors=[0.9], asked=[kinds])

    recalled, precise = held.shares(chosen)
    assert recalled == 1
    assert precise >= 0.9


def test_the_first_word_of_a_mention_opens_it_and_the_next_go_on() -> None:
    one = document("Mme Aminata Coulibaly vit", corpora.Mention(4, 21, "PER"))

    assert labels(one, next(sentences(one.text))) == ["O", "B-PER", "I-PER", "O"]


def test_a_mention_counts_only_when_every_content_word_is_masked() -> None:
    one = document("Radio Jamana de Koutiala", corpora.Mention(0, 24, "ORG"))
    kinds = frozenset({"ORG"})

    assert measures.recall([measures.tally(one, [(0, 12), (16, 24)], kinds)]) == 1
    assert measures.recall([measures.tally(one, [(0, 12)], kinds)]) == 0


def test_precision_is_the_share_of_masked_words_inside_some_mention() -> None:
    one = document("Aminata est venue hier", corpora.Mention(0, 7, "PER"))

    assert measures.precision([measures.tally(one, [(0, 7), (12, 22)], frozenset({"PER"}))]) == pytest.approx(1 / 3)


def test_an_entity_is_hidden_only_when_all_its_mentions_are() -> None:
    one = document(
        "Awa parle. Awa part.",
        corpora.Mention(0, 3, "PER", entity="e1", direct=True),
        corpora.Mention(11, 14, "PER", entity="e1", direct=True),
    )
    kinds = frozenset({"PER"})

    assert measures.entity_recall([measures.tally(one, [(0, 3)], kinds)], direct=True) == 0
    assert measures.entity_recall([measures.tally(one, [(0, 3), (11, 14)], kinds)], direct=True) == 1


def test_what_annotators_left_standing_counts_as_wrongly_masked() -> None:
    one = document("la Cour siège", corpora.Mention(3, 7, corpora.KEPT))

    assert measures.precision([measures.tally(one, [(3, 7)], frozenset({"ORG"}))]) == 0


def test_typing_without_capitals_or_special_letters_keeps_offsets() -> None:
    one = document("Ɲafunkɛ İzmir", corpora.Mention(0, 7, "LOC"))

    assert len(corpora.small(one).text) == len(one.text)
    assert corpora.plain_letters(one).text == "Nafunke İzmir"


def test_a_retold_text_keeps_its_sentence_and_names_each_person_anew() -> None:
    known = Names(given=["Moussa"], clans=["Traoré"], places=["Gossi"])
    one = document(
        "M. Peter Maxwell vit à Leeds. Peter part.",
        corpora.Mention(0, 16, "PER"),
        corpora.Mention(23, 28, "LOC"),
        corpora.Mention(30, 35, "PER"),
    )

    retold = transplanted(one, known)

    assert retold.text.startswith("M. Moussa")
    assert " vit à Gossi. " in retold.text
    assert [retold.text[mention.start : mention.end] for mention in retold.mentions][1] == "Gossi"
    assert "Maxwell" not in retold.text
    assert transplanted(one, known) == retold


def test_text_without_mentions_is_retold_unchanged() -> None:
    assert transplanted(document("Rien ici."), Names([""], [""], [""])).text == "Rien ici."
