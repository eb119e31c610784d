-- A person is a number that is never changed and never reused; what is known of her are statements,
-- each with its source. Person tables are partitioned by person so that they can be distributed.
create sequence person_number as bigint increment by 1 minvalue 1;

create table person (
  person_id bigint not null,
  origin text not null check (origin in ('roll', 'contact')),
  created_at timestamptz not null,
  primary key (person_id)
) partition by hash (person_id);

create table statement (
  person_id bigint not null,
  statement_id bigint not null,
  source_id integer not null,
  contact_id bigint,
  division_id integer not null,
  given_at timestamptz not null,
  last_name text,
  first_name text,
  middle_name text,
  suffix text,
  last_key text,
  first_key text,
  birth_date date,
  birth_year smallint,
  age smallint,
  address text,
  city text,
  zip text,
  address_id bigint,
  phone text,
  email text,
  primary key (person_id, statement_id)
) partition by hash (person_id);

do $$ begin
  for part in 0..3 loop
    execute format('create table person_%s partition of person
      for values with (modulus 4, remainder %s)', part, part);
    execute format('create table statement_%s partition of statement
      for values with (modulus 4, remainder %s)', part, part);
  end loop;
end $$;
create index statement_by_name on statement (last_key text_pattern_ops, first_key text_pattern_ops);
create index statement_by_phone on statement (phone) where phone is not null;
create index statement_by_email on statement (email) where email is not null;
create index statement_by_address on statement (address_id) where address_id is not null;

create sequence statement_number as bigint;

alter table statement enable row level security;
alter table statement force row level security;
create policy statement_app on statement to commonroll_app
  using (source_id = any (nullif(current_setting('app.sources', true), '')::integer[]))
  with check (source_id = nullif(current_setting('app.organisation', true), '')::integer);
create policy statement_system on statement to commonroll_system using (true) with check (true);

grant usage on sequence person_number, statement_number to commonroll_app, commonroll_system;
grant select, insert on person, statement to commonroll_app, commonroll_system;
