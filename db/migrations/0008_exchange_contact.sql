-- What participants contribute: contacts and the answers they brought. Written once, never changed;
-- taking a contact back is a further line.
-- One request takes one step of the sequence and numbers its contacts within it.
create sequence contact_number as bigint increment by 1000 minvalue 1000;

create table contact (
  person_id bigint not null,
  contact_id bigint not null,
  source_id integer not null,
  channel smallint not null,
  result smallint not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  local_day date not null,
  division_id integer not null,
  by_whom text not null,
  phone text,
  dated_to_receipt boolean not null default false,
  primary key (person_id, contact_id)
) partition by hash (person_id);

create table answer (
  person_id bigint not null,
  contact_id bigint not null,
  question_id integer not null,
  option smallint not null,
  source_id integer not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  division_id integer not null,
  primary key (person_id, contact_id, question_id)
) partition by hash (person_id);

create table retraction (
  person_id bigint not null,
  contact_id bigint not null,
  source_id integer not null,
  user_id text not null,
  reason text not null,
  at timestamptz not null,
  primary key (person_id, contact_id)
) partition by hash (person_id);

-- Answers to an organisation's own questions that it has not mapped: private to it.
create table private_answer (
  person_id bigint not null,
  contact_id bigint not null,
  organisation_id integer not null,
  question text not null,
  answer text not null,
  primary key (person_id, contact_id, question)
) partition by hash (person_id);

do $$ begin
  for part in 0..3 loop
    execute format('create table contact_%s partition of contact
      for values with (modulus 4, remainder %s)', part, part);
    execute format('create table answer_%s partition of answer
      for values with (modulus 4, remainder %s)', part, part);
    execute format('create table retraction_%s partition of retraction
      for values with (modulus 4, remainder %s)', part, part);
    execute format('create table private_answer_%s partition of private_answer
      for values with (modulus 4, remainder %s)', part, part);
  end loop;
end $$;

-- An organisation's own contacts in the order they came, and one contact by its number.
create index contact_by_source on contact (source_id, contact_id);

-- One key, one effect: what became of each contact that was sent. Kept 400 days.
create table contact_key (
  organisation_id integer not null,
  key text not null check (length(key) between 1 and 200),
  contact_id bigint not null,
  person_id bigint,
  outcome smallint not null,
  body_hash bytea not null,
  received_at timestamptz not null,
  primary key (organisation_id, key)
);
create index contact_key_by_age on contact_key using brin (received_at);

-- Acknowledged, stored, attached to nobody yet: visible to its contributor only until decided.
create table pending_contact (
  contact_id bigint primary key,
  organisation_id integer not null references organisation,
  user_id text not null,
  key text not null,
  body jsonb not null,
  -- Why it waits, as a word of a closed list (exchange/pending.ts), and in a sentence.
  code text not null,
  reason text not null,
  candidates bigint[] not null default '{}',
  received_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  decision text check (decision in ('attached', 'new', 'dismissed')),
  person_id bigint
);
create index pending_contact_open on pending_contact (organisation_id, contact_id)
  where decided_at is null;

create table question_mapping (
  organisation_id integer not null references organisation,
  their_question text not null,
  their_answer text not null,
  question_id integer not null,
  option smallint not null,
  user_id text not null,
  at timestamptz not null,
  primary key (organisation_id, their_question, their_answer),
  foreign key (question_id, option) references question_option (question_id, option)
);

create table upload (
  upload_id bigint generated always as identity primary key,
  organisation_id integer not null references organisation,
  user_id text not null,
  file_name text not null,
  file_path text not null,
  format jsonb not null,
  mapping jsonb,
  status text not null
    check (status in ('mapping', 'waiting', 'running', 'done', 'refused', 'failed')),
  rows_total bigint not null default 0,
  rows_done bigint not null default 0,
  counts jsonb not null default '{}',
  created_at timestamptz not null,
  finished_at timestamptz
);

create table upload_refusal (
  upload_id bigint not null references upload,
  line bigint not null,
  reason text not null,
  row jsonb not null,
  primary key (upload_id, line)
);

do $$
declare governed text;
begin
  foreach governed in array array['contact', 'answer', 'retraction'] loop
    execute format('alter table %I enable row level security', governed);
    execute format('alter table %I force row level security', governed);
    execute format($policy$create policy %I on %I to commonroll_app
      using (source_id = any (nullif(current_setting('app.sources', true), '')::integer[]))
      with check (source_id = nullif(current_setting('app.organisation', true), '')::integer)
      $policy$, governed || '_app', governed);
    execute format('create policy %I on %I to commonroll_system using (true) with check (true)',
      governed || '_system', governed);
    execute format('grant select, insert on %I to commonroll_app, commonroll_system', governed);
  end loop;
  foreach governed in array
    array['private_answer', 'contact_key', 'pending_contact', 'question_mapping', 'upload'] loop
    execute format('alter table %I enable row level security', governed);
    execute format('alter table %I force row level security', governed);
    execute format($policy$create policy %I on %I to commonroll_app
      using (organisation_id = nullif(current_setting('app.organisation', true), '')::integer)
      with check (organisation_id = nullif(current_setting('app.organisation', true), '')::integer)
      $policy$, governed || '_app', governed);
    execute format('create policy %I on %I to commonroll_system using (true) with check (true)',
      governed || '_system', governed);
    execute format('grant select, insert, update on %I to commonroll_app, commonroll_system',
      governed);
  end loop;
end $$;

grant usage on sequence contact_number to commonroll_app, commonroll_system;
grant delete on contact_key, question_mapping to commonroll_system;
grant delete on question_mapping to commonroll_app;
grant select, insert on upload_refusal to commonroll_app, commonroll_system;
