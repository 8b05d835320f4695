-- What every table of record stands on: refusals, the two axes of time, the audit.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Append-only ------------------------------------------------------------------------------------

CREATE FUNCTION platform_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', HINT = 'Record a correction: a reversal, or a new row that supersedes this one.';
END $$;

-- A row with a `known` range may have it closed once; nothing else about it ever changes.
CREATE FUNCTION platform_close_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    closed tstzrange := NEW.known;
BEGIN
    NEW.known := OLD.known;
    IF NEW IS DISTINCT FROM OLD
       OR NOT upper_inf(OLD.known)
       OR upper_inf(closed)
       OR isempty(closed)
       OR closed IS DISTINCT FROM tstzrange(lower(OLD.known), upper(closed))
    THEN
        RAISE EXCEPTION '% is append-only: a row may only have its known range closed, once', TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation', HINT = 'Close the row and append the one that supersedes it.';
    END IF;
    NEW.known := closed;
    RETURN NEW;
END $$;

CREATE FUNCTION platform_refuse_truncate(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %s EXECUTE FUNCTION platform_refuse_change()', target);
END $$;

-- Rows are only ever appended.
CREATE FUNCTION platform_append_only(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'CREATE TRIGGER no_change BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION platform_refuse_change()',
        target);
    PERFORM platform_refuse_truncate(target);
END $$;

-- Rows are appended, and closed once on the axis of knowledge.
CREATE FUNCTION platform_append_and_close(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'CREATE TRIGGER close_only BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION platform_close_only()', target);
    EXECUTE format(
        'CREATE TRIGGER no_delete BEFORE DELETE ON %s FOR EACH ROW EXECUTE FUNCTION platform_refuse_change()', target);
    PERFORM platform_refuse_truncate(target);
END $$;

-- The rows of the platform itself ----------------------------------------------------------------

CREATE TABLE platform_audit_entry (
    seq     bigint PRIMARY KEY,
    at      timestamptz NOT NULL,
    actor   text NOT NULL CHECK (actor <> ''),
    action  text NOT NULL,
    object  text NOT NULL,
    finding text NOT NULL CHECK (finding IS JSON OBJECT),
    heads   text NOT NULL CHECK (heads IS JSON OBJECT),
    link    bytea NOT NULL CHECK (length(link) = 32)
);
CREATE INDEX ON platform_audit_entry (object, seq);
SELECT platform_append_only('platform_audit_entry');

CREATE TABLE platform_supersession (
    seq       bigint PRIMARY KEY,
    chain     text NOT NULL,
    row       bigint NOT NULL,
    closed_at timestamptz NOT NULL,
    successor bigint,
    link      bytea NOT NULL CHECK (length(link) = 32),
    UNIQUE (chain, row)
);
SELECT platform_append_only('platform_supersession');
