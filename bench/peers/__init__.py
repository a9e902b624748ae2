"""Peers measured beside Baro, each in an environment of its own, never installed with it."""
