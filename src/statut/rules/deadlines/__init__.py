"""Legal time limits: working days, months."""
