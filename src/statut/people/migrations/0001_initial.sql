-- Persons, careers, assignments, organisation. `valid`: days on which it held; `known`: instants at which we held it true.

CREATE TABLE people_person (
    id               bigint PRIMARY KEY,
    personnel_number text NOT NULL UNIQUE CHECK (personnel_number <> '')
);
SELECT platform_append_only('people_person');

CREATE TABLE people_person_details (
    seq         bigint PRIMARY KEY,
    person_id   bigint NOT NULL REFERENCES people_person,
    family_name text NOT NULL,
    given_name  text,
    gender      text CHECK (gender IN ('f', 'm', 'x')),
    nationality text,
    valid       daterange NOT NULL CHECK (NOT isempty(valid)),
    known       tstzrange NOT NULL CHECK (NOT isempty(known)),
    link        bytea NOT NULL CHECK (length(link) = 32)
);
-- Of what is known now, one row goes on without an end.
CREATE UNIQUE INDEX ON people_person_details (person_id) WHERE upper_inf(known) AND upper_inf(valid);
SELECT platform_append_and_close('people_person_details');

CREATE TABLE people_career (
    seq            bigint PRIMARY KEY,
    person_id      bigint NOT NULL REFERENCES people_person,
    category       text NOT NULL CHECK (category IN ('A', 'LA', 'B', 'C', 'D')),
    grade          text NOT NULL,
    grade_since    date NOT NULL,
    established_on date,
    step           integer NOT NULL CHECK (step > 0),
    step_since     date NOT NULL,
    budget         text NOT NULL,
    status         text NOT NULL,
    status_since   date,
    valid          daterange NOT NULL CHECK (NOT isempty(valid)),
    known          tstzrange NOT NULL CHECK (NOT isempty(known)),
    link           bytea NOT NULL CHECK (length(link) = 32)
);
CREATE UNIQUE INDEX ON people_career (person_id) WHERE upper_inf(known) AND upper_inf(valid);
SELECT platform_append_and_close('people_career');

CREATE TABLE people_directorate_general (
    code  text NOT NULL CHECK (code <> ''),
    valid daterange NOT NULL,
    PRIMARY KEY (code, valid WITHOUT OVERLAPS)
);
SELECT platform_append_only('people_directorate_general');

CREATE TABLE people_unit (
    id                  bigint PRIMARY KEY,
    directorate_general text NOT NULL,
    name                text,
    valid               daterange NOT NULL,
    -- The directorate-general exists as long as the unit.
    CONSTRAINT people_unit_within_directorate_general FOREIGN KEY (directorate_general, PERIOD valid)
        REFERENCES people_directorate_general (code, PERIOD valid),
    CONSTRAINT people_unit_no_overlap
        EXCLUDE USING gist (directorate_general WITH =, coalesce(name, '') WITH =, valid WITH &&)
);
SELECT platform_append_only('people_unit');

CREATE TABLE people_assignment (
    seq       bigint PRIMARY KEY,
    person_id bigint NOT NULL REFERENCES people_person,
    unit_id   bigint NOT NULL REFERENCES people_unit,
    valid     daterange NOT NULL CHECK (NOT isempty(valid)),
    known     tstzrange NOT NULL CHECK (NOT isempty(known)),
    link      bytea NOT NULL CHECK (length(link) = 32),
    -- Nobody is in two places on one day, at whatever instant one asks.
    CONSTRAINT people_assignment_no_overlap EXCLUDE USING gist (person_id WITH =, valid WITH &&, known WITH &&)
);
SELECT platform_append_and_close('people_assignment');
