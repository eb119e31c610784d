-- An organisation's own ids of a person: any text, many for one person, private to it. The row keeps
-- the person_id under which it was put, so that it goes with her through merge and split.
create table external_id (
  organisation_id integer not null references organisation,
  external_id text not null check (length(external_id) between 1 and 500),
  person_id bigint not null,
  user_id text not null,
  at timestamptz not null,
  primary key (organisation_id, external_id)
);
create index external_id_by_person on external_id (person_id, organisation_id);

alter table external_id enable row level security;
alter table external_id force row level security;
create policy external_id_app on external_id to commonroll_app
  using (organisation_id = nullif(current_setting('app.organisation', true), '')::integer)
  with check (organisation_id = nullif(current_setting('app.organisation', true), '')::integer);
create policy external_id_system on external_id to commonroll_system using (true) with check (true);
grant select, insert, delete on external_id to commonroll_app;
grant select, insert, update, delete on external_id to commonroll_system;
