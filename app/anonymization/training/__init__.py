"""How the models are made: one command over a folder of annotated texts. The service itself never imports it."""
