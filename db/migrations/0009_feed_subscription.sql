-- A subscription numbers what it is entitled to 1, 2, 3, ...; the numbers are kept as ranges with
-- the places they cover and the agreement version they were given under, so that re-reading a range
-- gives the same numbers.
create table subscription (
  subscription_id bigint generated always as identity primary key,
  organisation_id integer not null references organisation,
  user_id text not null,
  name text not null,
  purpose text not null,
  kinds text[] not null default '{}',
  created_at timestamptz not null,
  ended_at timestamptz,
  last_number bigint not null default 0,
  place bigint not null
);
create unique index subscription_by_name on subscription (organisation_id, user_id, name)
  where ended_at is null;

create table subscription_range (
  subscription_id bigint not null references subscription,
  first_number bigint not null,
  last_number bigint not null,
  from_place bigint not null,
  to_place bigint not null,
  agreement_version integer not null,
  at timestamptz not null,
  primary key (subscription_id, first_number)
);

alter table subscription enable row level security;
alter table subscription force row level security;
create policy subscription_app on subscription to commonroll_app
  using (organisation_id = nullif(current_setting('app.organisation', true), '')::integer)
  with check (organisation_id = nullif(current_setting('app.organisation', true), '')::integer);
create policy subscription_system on subscription to commonroll_system using (true) with check (true);

grant select, insert, update on subscription to commonroll_app, commonroll_system;
grant select, insert, update on subscription_range to commonroll_system;
grant select on subscription_range to commonroll_app;
