-- An organisation reads its own entries and writes no other's; nobody changes or removes one.
alter table journal_entry enable row level security;
alter table journal_entry force row level security;
create policy journal_entry_app on journal_entry to commonroll_app
  using (organisation_id = nullif(current_setting('app.organisation', true), '')::integer)
  with check (organisation_id = nullif(current_setting('app.organisation', true), '')::integer);
create policy journal_entry_system on journal_entry to commonroll_system
  using (true) with check (true);

grant select on journal_entry to commonroll_app;
