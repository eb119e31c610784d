-- Reference data that nobody owns and everybody reads: divisions with containment, elections,
-- contests, candidates, canonical questions.
create table division (
  division_id integer generated always as identity primary key,
  ocd_id text not null unique check (ocd_id like 'ocd-division/%'),
  kind text not null,
  state text not null check (state ~ '^[a-z]{2}$'),
  code text not null,
  name text not null,
  county_id integer references division
);
create index division_by_kind on division (state, kind, code);

-- Every division within each division that contains it, itself included.
create table division_within (
  division_id integer not null references division,
  within_id integer not null references division,
  primary key (division_id, within_id)
);
create index division_within_outer on division_within (within_id, division_id);

create table state_setting (
  state text primary key check (state ~ '^[a-z]{2}$'),
  name text not null,
  time_zone text not null
);
insert into state_setting (state, name, time_zone) values
  ('xc', 'Columbia', 'America/New_York'),
  ('nc', 'North Carolina', 'America/New_York');

create table election (
  election_id integer generated always as identity primary key,
  slug text not null unique,
  state text not null check (state ~ '^[a-z]{2}$'),
  day date not null,
  kind text not null,
  name text not null
);

create table contest (
  contest_id integer generated always as identity primary key,
  slug text not null unique,
  election_id integer not null references election,
  division_id integer not null references division,
  office text not null,
  name text not null
);

create table candidate (
  candidate_id integer generated always as identity primary key,
  contest_id integer not null references contest,
  slug text not null,
  name text not null,
  party text not null,
  ballot_order smallint not null,
  unique (contest_id, slug)
);

-- A question has one slug and one list of options. Support questions are one per candidate, on the
-- field's scale: 1 strong support ... 5 strong oppose.
create table question (
  question_id integer generated always as identity primary key,
  slug text not null unique,
  kind text not null,
  category text not null check (category in ('support', 'issue', 'vote_plan', 'contactability')),
  contest_id integer references contest,
  candidate_id integer references candidate,
  wording text not null,
  check ((kind = 'support') = (candidate_id is not null)),
  check ((kind = 'support') = (contest_id is not null))
);

create table question_option (
  question_id integer not null references question,
  option smallint not null check (option between 1 and 99),
  slug text not null,
  wording text not null,
  primary key (question_id, option),
  unique (question_id, slug)
);

grant select, insert, update on division, division_within, state_setting, election, contest,
  candidate, question, question_option to commonroll_app, commonroll_system;
