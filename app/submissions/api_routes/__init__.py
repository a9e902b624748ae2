"""The sender's path for machines: same steps, same seals, same refusals as the pages."""
