-- A contact whose statement turned out to speak of someone else was written again, with its answers
-- and its retraction, under that person; the first line stays, and this one says that it no longer
-- counts. So no acknowledged contact is lost, and none counts twice.
create table moved_contact (
  person_id bigint not null,
  contact_id bigint not null,
  source_id integer not null,
  to_person_id bigint not null,
  act_id bigint not null,
  at timestamptz not null,
  primary key (person_id, contact_id),
  check (to_person_id <> person_id)
) partition by hash (person_id);

do $$ begin
  for part in 0..3 loop
    execute format('create table moved_contact_%s partition of moved_contact
      for values with (modulus 4, remainder %s)', part, part);
  end loop;
end $$;

alter table moved_contact enable row level security;
alter table moved_contact force row level security;
create policy moved_contact_app on moved_contact for select to commonroll_app
  using (source_id = any (nullif(current_setting('app.sources', true), '')::integer[]));
create policy moved_contact_system on moved_contact to commonroll_system
  using (true) with check (true);
grant select on moved_contact to commonroll_app;
grant select, insert on moved_contact to commonroll_system;
