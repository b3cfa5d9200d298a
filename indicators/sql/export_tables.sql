-- The tables of an exported file: what the text files say, with the file and the line of each record.
-- A number stands twice: as a decimal, and as text with every digit as published.
-- A day may be a month or a year as printed; known_from and in_force_from are the day from which it counts.
CREATE TABLE units (code VARCHAR, name_vi VARCHAR, name_en VARCHAR, whole BOOLEAN);
CREATE TABLE indicators (
    position INTEGER, code VARCHAR, name_vi VARCHAR, name_en VARCHAR, short_vi VARCHAR, short_en VARCHAR,
    unit VARCHAR, nature VARCHAR, direction VARCHAR, series VARCHAR, near DECIMAL(24, 6), near_text VARCHAR,
    aliases VARCHAR[], grouping VARCHAR, note VARCHAR, file VARCHAR, line INTEGER);
CREATE TABLE areas (
    position INTEGER, code VARCHAR, name_vi VARCHAR, name_en VARCHAR, full_name_vi VARCHAR, full_name_en VARCHAR,
    kind VARCHAR, parent VARCHAR, aliases VARCHAR[], predecessors VARCHAR[], valid_from VARCHAR, valid_to VARCHAR,
    starts DATE, ends DATE, region VARCHAR, series VARCHAR, city_since VARCHAR, tile_x INTEGER, tile_y INTEGER,
    latitude DECIMAL(24, 6), longitude DECIMAL(24, 6), area_km2 DECIMAL(24, 6), area_km2_text VARCHAR, zone VARCHAR,
    source VARCHAR[], note VARCHAR, file VARCHAR, line INTEGER);
CREATE TABLE sources (
    position INTEGER, id VARCHAR, publisher VARCHAR, title VARCHAR, url VARCHAR, published_on VARCHAR,
    language VARCHAR, note VARCHAR, file VARCHAR, line INTEGER);
CREATE TABLE actuals (
    position INTEGER, id VARCHAR, indicator VARCHAR, area VARCHAR, period VARCHAR, period_kind VARCHAR,
    series VARCHAR, value DECIMAL(24, 6), value_text VARCHAR, unit VARCHAR, stage VARCHAR, qualifier VARCHAR,
    quantum DECIMAL(24, 6), out_of INTEGER, as_printed VARCHAR, published_on VARCHAR, known_from DATE,
    source VARCHAR[], note VARCHAR, file VARCHAR, line INTEGER);
CREATE TABLE targets (
    position INTEGER, id VARCHAR, indicator VARCHAR, area VARCHAR, period VARCHAR, basis VARCHAR,
    comparator VARCHAR, value DECIMAL(24, 6), value_text VARCHAR, low DECIMAL(24, 6), low_text VARCHAR,
    high DECIMAL(24, 6), high_text VARCHAR, unit VARCHAR, per_year BOOLEAN, set_by VARCHAR, document VARCHAR,
    adopted_on VARCHAR, published_on VARCHAR, in_force_from DATE, supersedes VARCHAR[], implied BOOLEAN,
    level_inferred BOOLEAN, as_printed VARCHAR, source VARCHAR, note VARCHAR, file VARCHAR, line INTEGER);
CREATE TABLE sessions (
    position INTEGER, id VARCHAR, number INTEGER, term VARCHAR, area VARCHAR, starts_on VARCHAR, ends_on VARCHAR,
    kind_vi VARCHAR, kind_en VARCHAR, about_vi VARCHAR, about_en VARCHAR, sets_vi VARCHAR, sets_en VARCHAR,
    source VARCHAR[], note VARCHAR, file VARCHAR, line INTEGER);
CREATE TABLE resolutions (
    position INTEGER, id VARCHAR, number VARCHAR, issuer VARCHAR, area VARCHAR, dated VARCHAR, session VARCHAR,
    title_vi VARCHAR, title_en VARCHAR, field VARCHAR, item INTEGER, sets_vi VARCHAR, sets_en VARCHAR, main_year INTEGER, main_area VARCHAR, main_of INTEGER,
    main_known VARCHAR[], main_inferred BOOLEAN, source VARCHAR[], note VARCHAR, file VARCHAR, line INTEGER);
CREATE TABLE questions (
    position INTEGER, id VARCHAR, session VARCHAR, topic_vi VARCHAR, topic_en VARCHAR, indicators VARCHAR[],
    source VARCHAR[], file VARCHAR, line INTEGER);
CREATE TABLE official_verdicts (
    position INTEGER, id VARCHAR, area VARCHAR, year INTEGER, published_on VARCHAR, known_from DATE, source VARCHAR,
    met_or_exceeded INTEGER, out_of INTEGER, missed VARCHAR[], exceeded VARCHAR[], file VARCHAR, line INTEGER);
CREATE TABLE claims (
    position INTEGER, id VARCHAR, subject VARCHAR, area VARCHAR, period VARCHAR, statement VARCHAR, stated VARCHAR,
    unit VARCHAR, reference VARCHAR, source VARCHAR[], as_printed VARCHAR, expression VARCHAR, recomputed VARCHAR,
    tolerance VARCHAR, verdict VARCHAR, note VARCHAR, file VARCHAR, line INTEGER);
CREATE TABLE releases (
    position INTEGER, id VARCHAR, indicators VARCHAR[], kinds VARCHAR[], stage VARCHAR, months INTEGER, due VARCHAR,
    years_after INTEGER, since VARCHAR, until VARCHAR, standing VARCHAR, document VARCHAR, as_printed VARCHAR,
    source VARCHAR[], note VARCHAR, file VARCHAR, line INTEGER);
CREATE TABLE period_verdicts (
    area VARCHAR, period VARCHAR, as_of DATE, basis VARCHAR, indicator VARCHAR, name VARCHAR, unit VARCHAR,
    nature VARCHAR, direction VARCHAR, target VARCHAR, measure VARCHAR, years INTEGER, elapsed INTEGER, value VARCHAR,
    qualifier VARCHAR, difference VARCHAR, percent_of_plan VARCHAR, needed VARCHAR, state VARCHAR, missing INTEGER[],
    figures VARCHAR, latest VARCHAR, target_source VARCHAR, notes VARCHAR[]);
CREATE TABLE snapshot (snapshot VARCHAR, as_of DATE, lang VARCHAR, made_by VARCHAR);
