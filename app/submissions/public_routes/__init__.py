"""The sender's pages: choosing a form, answering it screen by screen, and coming back with a number."""
