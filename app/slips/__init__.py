"""The one counter between the zones: slips by digest of a record id, and withdrawal orders. No sender's text."""
