"""Practice data: a fictional scenario, loaded day by day through the same services that people use."""
