"""Released records: masked text, coarse labels, topics, glosses. Joined to no submission. Staff read them by tier."""
