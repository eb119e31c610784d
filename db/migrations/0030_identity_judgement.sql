-- Which persons are one human. A person's rows keep the person_id under which they were written for
-- ever; judgements say which persons are the same, and aliases tell what follows from all of them.
create table judgement (
  judgement_id bigint generated always as identity primary key,
  -- Lines that were written by one act bear one number: they are undone together.
  act_id bigint not null,
  one_person bigint not null,
  one_kind text check (one_kind in ('registration', 'statement')),
  one_record bigint,
  one_source integer not null,
  other_person bigint not null,
  other_kind text check (other_kind in ('registration', 'statement')),
  other_record bigint,
  other_source integer not null,
  verdict text not null check (verdict in ('same', 'different', 'unsure')),
  judge text not null check (judge in ('rule', 'model', 'steward')),
  -- Takes an earlier line back; what stood before it stands again.
  undoes bigint references judgement,
  organisation_id integer not null references organisation,
  user_id text,
  at timestamptz not null,
  probability double precision check (probability between 0 and 1),
  weights_version text,
  waterfall jsonb not null default '[]',
  reason text not null,
  check (one_person < other_person),
  check ((one_kind is null) = (one_record is null)),
  check ((other_kind is null) = (other_record is null)),
  check (undoes is null or verdict = 'unsure')
);
create sequence judgement_act as bigint;
create index judgement_by_one on judgement (one_person);
create index judgement_by_other on judgement (other_person);
create index judgement_by_act on judgement (act_id);

-- What follows from the judgements: by which id a person is known. Only ids that are not their own;
-- worked out anew after every judgement, so that it can always be rebuilt.
create table person_alias (
  person_id bigint primary key,
  canonical_id bigint not null,
  check (canonical_id < person_id)
);
create index person_alias_by_canonical on person_alias (canonical_id);

-- A statement that turned out to speak of someone else was written again under that person; the
-- first line stays, and this one says that it no longer counts.
create table moved_statement (
  person_id bigint not null,
  statement_id bigint not null,
  source_id integer not null,
  to_person_id bigint not null,
  act_id bigint not null,
  at timestamptz not null,
  primary key (person_id, statement_id),
  check (to_person_id <> person_id)
) partition by hash (person_id);

do $$ begin
  for part in 0..3 loop
    execute format('create table moved_statement_%s partition of moved_statement
      for values with (modulus 4, remainder %s)', part, part);
  end loop;
end $$;

alter table judgement enable row level security;
alter table judgement force row level security;
create policy judgement_app on judgement for select to commonroll_app
  using (array[one_source, other_source]
    <@ nullif(current_setting('app.sources', true), '')::integer[]);
create policy judgement_system on judgement to commonroll_system using (true) with check (true);

alter table moved_statement enable row level security;
alter table moved_statement force row level security;
create policy moved_statement_app on moved_statement for select to commonroll_app
  using (source_id = any (nullif(current_setting('app.sources', true), '')::integer[]));
create policy moved_statement_system on moved_statement to commonroll_system
  using (true) with check (true);

-- Which records are one person is shared by all participants.
grant select on judgement, person_alias, moved_statement to commonroll_app;
grant select, insert on judgement, moved_statement to commonroll_system;
grant select, insert, update, delete on person_alias to commonroll_system;
grant usage on sequence judgement_act to commonroll_system;

-- Someone who turned out to stand under another person's number gets one of her own.
alter table person drop constraint person_origin_check;
alter table person add constraint person_origin_check check (origin in ('roll', 'contact', 'split'));
