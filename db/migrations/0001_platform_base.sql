-- The ground that every room stands on: the instance, the changelog and its order, the replies kept
-- for repeated requests. A change is thin (who, what kind, which object); readers fetch the object.
create table instance (
  name text primary key,
  value text not null
);
insert into instance (name, value) values ('id_key', replace(gen_random_uuid()::text, '-', ''));

create table change (
  change_id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  kind text not null,
  source_id integer not null,
  person_id bigint,
  object_id bigint
);
create index change_by_transaction on change (xid, change_id);

-- One order for all changes, given after commit: a number taken before commit would be overtaken by
-- transactions that take theirs early and commit late.
create table change_place (
  place bigint primary key,
  change_id bigint not null
);
create table sequencer (
  only_row boolean primary key default true check (only_row),
  place bigint not null default 0,
  xid xid8 not null default '0',
  change_id bigint not null default 0
);
insert into sequencer default values;

create table idempotent_reply (
  scope text not null,
  key text not null,
  body_hash text not null,
  status integer,
  reply jsonb,
  at timestamptz not null,
  primary key (scope, key)
);

grant select on instance to commonroll_app;
grant select, insert, update on instance to commonroll_system;
grant select, insert on change to commonroll_system;
grant insert on change to commonroll_app;
grant select, insert on change_place to commonroll_system;
grant select on change_place to commonroll_app;
grant select, update on sequencer to commonroll_system;
grant select on sequencer to commonroll_app;
grant select, insert, update, delete on idempotent_reply to commonroll_app, commonroll_system;
