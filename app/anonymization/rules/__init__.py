"""Identifiers with a fixed form (numbers, addresses, plates, places on a map, dates), one file a noun. Pure."""
