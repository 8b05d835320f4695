"""The audit: who did what to what, when, on which finding; append-only, chained."""
