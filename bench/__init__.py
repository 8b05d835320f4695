"""Measured work: whole processes against a stated baseline. `make bench` runs all, `python -m bench.NAME` one."""
