-- The roll: registrations with their history. A row is shown from `from_version` until before
-- `until_version` of its roll; an import writes the next version unseen and one small transaction
-- switches `roll.version`, so readers see the old roll until the new one is whole.
create table roll (
  roll_id smallint generated always as identity primary key,
  state text not null unique check (state ~ '^[a-z]{2}$'),
  source_id integer not null references organisation,
  version integer not null default 0,
  switched_at timestamptz
);

create table roll_import (
  import_id bigint generated always as identity primary key,
  organisation_id integer not null references organisation,
  user_id text not null,
  roll_id smallint references roll,
  layout text not null,
  file_name text not null,
  file_kind text not null check (file_kind in ('registrations', 'history')),
  file_sha256 text,
  encoding text,
  version integer,
  status text not null check (status in ('waiting', 'running', 'done', 'refused', 'failed')),
  step text not null default '',
  rows_done bigint not null default 0,
  rows_total bigint,
  summary jsonb not null default '{}',
  refusal jsonb,
  started_at timestamptz not null,
  finished_at timestamptz
);

-- Problems are data. `sample` shows the offending value only for columns that identify nobody.
create table roll_import_problem (
  import_id bigint not null references roll_import,
  line bigint not null,
  column_name text not null,
  reason text not null,
  sample text,
  primary key (import_id, line, column_name, reason)
);

-- The state's own key of a person; its own table, so that a look-up needs no person number.
create table voter_key (
  state text not null,
  voter_id text not null,
  person_id bigint not null,
  primary key (state, voter_id)
);

-- Addresses in Publication 28 form. `address_id` is derived from the key (first 63 bits of its MD5),
-- so that every reader can work it out without asking.
create table address (
  address_id bigint primary key,
  key text not null,
  number text not null,
  street text not null,
  unit text not null,
  city text not null,
  zip text not null,
  state text not null
);
create index address_by_street on address (street text_pattern_ops, number);
create index address_by_zip on address (zip);

-- The distinct sets of districts that registrations are in.
create table district_set (
  district_set_id integer generated always as identity primary key,
  state text not null,
  key text not null unique,
  divisions integer[] not null
);

create table registration (
  person_id bigint not null,
  registration_id bigint not null,
  from_version integer not null,
  until_version integer,
  roll_id smallint not null,
  source_id integer not null,
  voter_id text not null,
  county_id integer not null,
  voter_number text not null,
  precinct_id integer,
  district_set_id integer,
  last_name text not null,
  first_name text not null,
  middle_name text not null,
  suffix text not null,
  last_key text not null,
  first_key text not null,
  status text not null,
  reason text not null,
  party text not null,
  sex text not null,
  race text not null,
  ethnicity text not null,
  birth_year smallint,
  birth_state text not null,
  registered_on date,
  address_id bigint,
  street_address text not null,
  city text not null,
  zip text not null,
  mail_address text not null,
  phone text,
  confidential boolean not null,
  content_hash bigint not null,
  primary key (person_id, registration_id, from_version)
) partition by hash (person_id);

create table vote (
  person_id bigint not null,
  election_id integer not null,
  source_id integer not null,
  method smallint not null,
  party text not null,
  county_id integer,
  from_version integer not null,
  primary key (person_id, election_id)
) partition by hash (person_id);

do $$ begin
  for part in 0..3 loop
    execute format('create table registration_%s partition of registration
      for values with (modulus 4, remainder %s)', part, part);
    execute format('create table vote_%s partition of vote
      for values with (modulus 4, remainder %s)', part, part);
  end loop;
end $$;
create index registration_by_name
  on registration (last_key text_pattern_ops, first_key text_pattern_ops);
create index registration_by_address on registration (address_id) where address_id is not null;
create index registration_by_phone on registration (phone) where phone is not null;

create sequence registration_number as bigint;

alter table registration enable row level security;
alter table registration force row level security;
alter table vote enable row level security;
alter table vote force row level security;
create policy registration_app on registration for select to commonroll_app
  using (source_id = any (nullif(current_setting('app.sources', true), '')::integer[]));
create policy registration_system on registration to commonroll_system
  using (true) with check (true);
create policy vote_app on vote for select to commonroll_app
  using (source_id = any (nullif(current_setting('app.sources', true), '')::integer[]));
create policy vote_system on vote to commonroll_system using (true) with check (true);

alter table roll_import enable row level security;
alter table roll_import force row level security;
create policy roll_import_app on roll_import to commonroll_app
  using (organisation_id = nullif(current_setting('app.organisation', true), '')::integer);
create policy roll_import_system on roll_import to commonroll_system using (true) with check (true);

grant select on roll, voter_key, address, district_set, registration, vote, roll_import_problem
  to commonroll_app;
grant select, insert, update on roll_import to commonroll_app;
grant select, insert, update, delete on roll, roll_import, roll_import_problem, voter_key, address,
  district_set, registration, vote to commonroll_system;
grant usage on sequence registration_number to commonroll_system;
