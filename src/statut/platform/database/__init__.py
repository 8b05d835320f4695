"""The database: which server, how it is started, how rows move in bulk."""
