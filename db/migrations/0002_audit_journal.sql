-- The journal: one entry per act and per disclosure, written in the transaction of its effect.
-- Append-only: no role of the running product may update or delete.
create table journal_entry (
  entry_id bigint generated always as identity primary key,
  at timestamptz not null,
  organisation_id integer,
  user_id text,
  request_id text,
  kind text not null,
  purpose text,
  agreement_version integer,
  detail jsonb not null default '{}'
);
create index journal_entry_by_organisation on journal_entry (organisation_id, entry_id);

grant select, insert on journal_entry to commonroll_system;
grant insert on journal_entry to commonroll_app;
