"""Where mass expressions run: embedded DuckDB, the institution's PostgreSQL, or a Spark cluster."""
