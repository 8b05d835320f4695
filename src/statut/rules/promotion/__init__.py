"""Promotion by points (Article 45 of the Staff Regulations), the exercise of 2004."""
