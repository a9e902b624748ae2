"""Fitting a replacement into its sentence: articles, prepositions and capitals, one file a language. Pure."""
