"""Sealed intake: what senders say, as ciphertext. Only `review` may import this room; no staff room reaches it."""
