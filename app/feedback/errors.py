"""Refusals of released records: a search that is too long, a gloss that is empty, a code frame that does not hold."""

from app.core.errors import N_, InvalidError, NotFoundError


class SearchTooLongError(InvalidError):
    """Facts: `longest` in characters."""

    code = "search_too_long"
    sentence = N_("This search is too long: use at most %(longest)s characters, or a few words in quotation marks.")


class TooManyWordsError(InvalidError):
    """Facts: `most` in words or phrases."""

    code = "search_too_many_words"
    sentence = N_("This search has too many words: use at most %(most)s words or phrases.")


class NoSuchRecordError(NotFoundError):
    code = "no_such_record"
    sentence = N_("There is no record here that you may read. It may have been withdrawn.")


class GlossEmptyError(InvalidError):
    code = "gloss_empty"
    sentence = N_("Write the translation before you save it.")


class GlossTooLongError(InvalidError):
    """Facts: `longest` in characters."""

    code = "gloss_too_long"
    sentence = N_("The translation is too long: at most %(longest)s characters.")


class GlossLanguageError(InvalidError):
    code = "gloss_language"
    sentence = N_("Choose a language for the translation that is not the language of the record.")


class CodeFrameError(InvalidError):
    """Facts: `code` is the topic at fault."""

    code = "code_frame_incomplete"
    sentence = N_("The code frame cannot be loaded: topic %(code)s is missing, double or incomplete.")
