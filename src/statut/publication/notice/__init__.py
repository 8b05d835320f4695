"""The administrative notice of a promotion exercise: its content, and the three forms in which it is published."""
