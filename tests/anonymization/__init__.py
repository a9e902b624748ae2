"""Tests of the masking room."""
