-- A list that an organisation wants matched: what its columns mean, how far the matching is and
-- what came of it. Private to the organisation. The rows themselves stay in files: the list as it
-- was sent, and beside it the matches, of which the first result_bytes are noted and stand.
create table match_list (
  match_list_id bigint generated always as identity primary key,
  organisation_id integer not null references organisation,
  user_id text not null,
  purpose text not null,
  file_name text not null,
  file_path text not null,
  format jsonb not null,
  mapping jsonb not null,
  status text not null
    check (status in ('mapping', 'waiting', 'running', 'done', 'refused', 'removed')),
  rows_total bigint not null check (rows_total >= 0),
  rows_done bigint not null default 0 check (rows_done between 0 and rows_total),
  result_bytes bigint not null default 0 check (result_bytes >= 0),
  counts jsonb not null default '{}',
  created_at timestamptz not null,
  finished_at timestamptz
);

alter table match_list enable row level security;
alter table match_list force row level security;
create policy match_list_app on match_list to commonroll_app
  using (organisation_id = nullif(current_setting('app.organisation', true), '')::integer)
  with check (organisation_id = nullif(current_setting('app.organisation', true), '')::integer);
create policy match_list_system on match_list to commonroll_system using (true) with check (true);
grant select, insert, update on match_list to commonroll_app, commonroll_system;
