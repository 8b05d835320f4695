-- The register of administrative notices.

CREATE TABLE publication_notice (
    seq          bigint PRIMARY KEY,
    number       text NOT NULL UNIQUE CHECK (number <> ''),
    title        text NOT NULL,
    dated        date NOT NULL,
    exercise     text UNIQUE,
    published_by text NOT NULL,
    published_at timestamptz NOT NULL,
    files        text NOT NULL CHECK (files IS JSON OBJECT),
    "references" text NOT NULL CHECK ("references" IS JSON ARRAY),
    link         bytea NOT NULL CHECK (length(link) = 32)
);
SELECT platform_append_only('publication_notice');
