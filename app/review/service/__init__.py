"""Reading originals, deciding about them, and releasing batches."""
