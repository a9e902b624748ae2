"""From sealed to released: officers read, mask, code and decide; whole batches leave. Only this room opens any."""
