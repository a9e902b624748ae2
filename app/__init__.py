"""Baro: rooms on floors, imports only downward; the map is in README.md and the walls in pyproject.toml."""
