-- An upload is matched under the purpose that its sender named, also when a worker carries it out
-- later; its refused rows are private to the sender.
alter table upload add column purpose text not null;
alter table upload_refusal add column organisation_id integer not null references organisation;

alter table upload_refusal enable row level security;
alter table upload_refusal force row level security;
create policy upload_refusal_app on upload_refusal to commonroll_app
  using (organisation_id = nullif(current_setting('app.organisation', true), '')::integer)
  with check (organisation_id = nullif(current_setting('app.organisation', true), '')::integer);
create policy upload_refusal_system on upload_refusal to commonroll_system
  using (true) with check (true);
