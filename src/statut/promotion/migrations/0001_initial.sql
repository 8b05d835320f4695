-- A promotion exercise: what it is told, its points, what the appointing authority decided.

CREATE TABLE promotion_exercise (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key         text NOT NULL UNIQUE CHECK (key <> ''),
    status      text NOT NULL CHECK (status IN ('open', 'closed')),
    imported_at timestamptz NOT NULL,
    -- The instant of closing: what was known then is what the decisions rest on, and what a rerun reads.
    known_at    timestamptz,
    CHECK ((status = 'closed') = (known_at IS NOT NULL))
);

-- An exercise is closed once; nothing else about it changes.
CREATE FUNCTION promotion_close_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    closing promotion_exercise := NEW;
BEGIN
    closing.status := OLD.status;
    closing.known_at := OLD.known_at;
    IF closing IS DISTINCT FROM OLD OR OLD.status <> 'open' OR NEW.status <> 'closed' THEN
        RAISE EXCEPTION 'exercise %: an open exercise may be closed, once; nothing else about it changes', OLD.key
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER close_only BEFORE UPDATE ON promotion_exercise FOR EACH ROW EXECUTE FUNCTION promotion_close_only();
CREATE TRIGGER no_delete BEFORE DELETE ON promotion_exercise FOR EACH ROW EXECUTE FUNCTION platform_refuse_change();
SELECT platform_refuse_truncate('promotion_exercise');

-- The large tables have a partition for each exercise --------------------------------------------

-- Points: append-only. A wrong entry is reversed by another that takes its points away, and stays.
CREATE TABLE promotion_point_entry (
    exercise_id bigint NOT NULL REFERENCES promotion_exercise,
    seq         bigint NOT NULL,
    person_id   bigint NOT NULL REFERENCES people_person,
    kind        text NOT NULL CHECK (kind IN ('carried_over', 'merit', 'dg_priority', 'transitional')),
    half_points bigint NOT NULL,
    label       text,
    decided_by  text,
    -- The two axes of time: when it was decided, when we learnt of it.
    decided_on  date,
    recorded_at timestamptz NOT NULL,
    reverses    bigint CHECK (reverses < seq),
    reason      text CHECK (reverses IS NULL OR reason IS NOT NULL),
    link        bytea NOT NULL CHECK (length(link) = 32),
    PRIMARY KEY (exercise_id, seq),
    FOREIGN KEY (exercise_id, reverses) REFERENCES promotion_point_entry (exercise_id, seq)
) PARTITION BY LIST (exercise_id);
CREATE UNIQUE INDEX ON promotion_point_entry (exercise_id, reverses) WHERE reverses IS NOT NULL;
SELECT platform_append_only('promotion_point_entry');

-- Decisions: written once, when the exercise is closed.
CREATE TABLE promotion_decision (
    exercise_id          bigint NOT NULL REFERENCES promotion_exercise,
    seq                  bigint NOT NULL,
    person_id            bigint NOT NULL REFERENCES people_person,
    category             text NOT NULL,
    grade                text NOT NULL,
    next_grade           text NOT NULL,
    budget               text NOT NULL,
    carried_over         bigint NOT NULL,
    merit                bigint NOT NULL,
    dg_priority          bigint NOT NULL,
    interest             bigint NOT NULL,
    transitional         bigint NOT NULL,
    appeal               bigint NOT NULL,
    total                bigint NOT NULL,
    grade_since          date NOT NULL,
    seniority_reached_on date,
    effective_on         date,
    eligible             boolean NOT NULL,
    threshold            bigint,
    outcome              text NOT NULL,
    reason_code          text,
    reason               text NOT NULL,
    citation             text NOT NULL,
    step                 integer,
    months_in_step       text,
    basic_salary         numeric(12, 2),
    renamed_grade        text,
    link                 bytea NOT NULL CHECK (length(link) = 32),
    PRIMARY KEY (exercise_id, seq),
    UNIQUE (exercise_id, person_id),
    CHECK (total = carried_over + merit + dg_priority + interest + transitional + appeal)
) PARTITION BY LIST (exercise_id);
SELECT platform_append_only('promotion_decision');

-- The other inputs; half points everywhere -------------------------------------------------------

-- exercise.toml: dates, and readings of the open points of the text, as canonical JSON.
CREATE TABLE promotion_frame (
    exercise_id bigint NOT NULL REFERENCES promotion_exercise,
    seq         bigint NOT NULL,
    terms       text NOT NULL CHECK (terms IS JSON OBJECT),
    known       tstzrange NOT NULL CHECK (NOT isempty(known)),
    link        bytea NOT NULL CHECK (length(link) = 32),
    PRIMARY KEY (exercise_id, seq),
    EXCLUDE USING gist (exercise_id WITH =, known WITH &&)
);

-- Whom the exercise speaks of, and from which day on it states their assignments.
CREATE TABLE promotion_population (
    exercise_id      bigint NOT NULL REFERENCES promotion_exercise,
    seq              bigint NOT NULL,
    -- The persons' ids: thousands of officials brought in together are one range.
    persons          int8multirange NOT NULL,
    assignments_from date,
    known            tstzrange NOT NULL CHECK (NOT isempty(known)),
    link             bytea NOT NULL CHECK (length(link) = 32),
    PRIMARY KEY (exercise_id, seq),
    EXCLUDE USING gist (exercise_id WITH =, known WITH &&)
);

CREATE TABLE promotion_duty (
    exercise_id bigint NOT NULL REFERENCES promotion_exercise,
    seq         bigint NOT NULL,
    person_id   bigint NOT NULL REFERENCES people_person,
    duty        text NOT NULL,
    days        numeric(38, 18) NOT NULL,
    normal_duty boolean NOT NULL,
    known       tstzrange NOT NULL CHECK (NOT isempty(known)),
    link        bytea NOT NULL CHECK (length(link) = 32),
    PRIMARY KEY (exercise_id, seq)
);

CREATE TABLE promotion_appeal (
    exercise_id bigint NOT NULL REFERENCES promotion_exercise,
    seq         bigint NOT NULL,
    person_id   bigint NOT NULL REFERENCES people_person,
    lodged_on   date NOT NULL,
    outcome     text NOT NULL CHECK (outcome IN ('interest', 'transitional', 'appeal', 'none')),
    half_points bigint NOT NULL,
    known       tstzrange NOT NULL CHECK (NOT isempty(known)),
    link        bytea NOT NULL CHECK (length(link) = 32),
    PRIMARY KEY (exercise_id, seq)
);
CREATE UNIQUE INDEX ON promotion_appeal (exercise_id, person_id) WHERE upper_inf(known);

CREATE TABLE promotion_indicative_threshold (
    exercise_id bigint NOT NULL REFERENCES promotion_exercise,
    seq         bigint NOT NULL,
    grade       text NOT NULL,
    half_points bigint,
    known       tstzrange NOT NULL CHECK (NOT isempty(known)),
    link        bytea NOT NULL CHECK (length(link) = 32),
    PRIMARY KEY (exercise_id, seq)
);
CREATE UNIQUE INDEX ON promotion_indicative_threshold (exercise_id, grade) WHERE upper_inf(known);

CREATE TABLE promotion_possibility (
    exercise_id bigint NOT NULL REFERENCES promotion_exercise,
    seq         bigint NOT NULL,
    grade       text NOT NULL,
    budget      text NOT NULL,
    promotions  bigint NOT NULL CHECK (promotions >= 0),
    known       tstzrange NOT NULL CHECK (NOT isempty(known)),
    link        bytea NOT NULL CHECK (length(link) = 32),
    PRIMARY KEY (exercise_id, seq)
);
CREATE UNIQUE INDEX ON promotion_possibility (exercise_id, grade, budget) WHERE upper_inf(known);

CREATE TABLE promotion_decided_threshold (
    exercise_id bigint NOT NULL REFERENCES promotion_exercise,
    seq         bigint NOT NULL,
    grade       text NOT NULL,
    budget      text NOT NULL,
    half_points bigint NOT NULL,
    known       tstzrange NOT NULL CHECK (NOT isempty(known)),
    link        bytea NOT NULL CHECK (length(link) = 32),
    PRIMARY KEY (exercise_id, seq)
);
CREATE UNIQUE INDEX ON promotion_decided_threshold (exercise_id, grade, budget) WHERE upper_inf(known);

-- Disciplinary proceedings: that they are open, never what they are about.
CREATE TABLE promotion_proceeding (
    exercise_id bigint NOT NULL REFERENCES promotion_exercise,
    seq         bigint NOT NULL,
    person_id   bigint NOT NULL REFERENCES people_person,
    opened_on   date NOT NULL,
    closed_on   date,
    known       tstzrange NOT NULL CHECK (NOT isempty(known)),
    link        bytea NOT NULL CHECK (length(link) = 32),
    PRIMARY KEY (exercise_id, seq)
);

CREATE TABLE promotion_ex_aequo_choice (
    exercise_id bigint NOT NULL REFERENCES promotion_exercise,
    seq         bigint NOT NULL,
    person_id   bigint NOT NULL REFERENCES people_person,
    chosen      boolean NOT NULL,
    reason      text NOT NULL,
    known       tstzrange NOT NULL CHECK (NOT isempty(known)),
    link        bytea NOT NULL CHECK (length(link) = 32),
    PRIMARY KEY (exercise_id, seq)
);
CREATE UNIQUE INDEX ON promotion_ex_aequo_choice (exercise_id, person_id) WHERE upper_inf(known);

CREATE TABLE promotion_note (
    exercise_id bigint NOT NULL REFERENCES promotion_exercise,
    seq         bigint NOT NULL,
    file        text NOT NULL,
    line        bigint NOT NULL,
    column_name text NOT NULL,
    note        text NOT NULL,
    known       tstzrange NOT NULL CHECK (NOT isempty(known)),
    link        bytea NOT NULL CHECK (length(link) = 32),
    PRIMARY KEY (exercise_id, seq)
);

SELECT platform_append_and_close(input) FROM unnest(ARRAY[
    'promotion_frame', 'promotion_population', 'promotion_duty', 'promotion_appeal', 'promotion_indicative_threshold',
    'promotion_possibility', 'promotion_decided_threshold', 'promotion_proceeding', 'promotion_ex_aequo_choice',
    'promotion_note'
]::regclass[]) AS input;
