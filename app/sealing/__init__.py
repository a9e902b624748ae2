"""Envelopes, receipts, page state, keys, backup streams: pure functions on bytes, without database, HTTP or clock."""
