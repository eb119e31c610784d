-- Agreements and their clauses. Nothing is updated but the version at which a row ends, so that the
-- entitlement as of any version can be worked out again (the feed re-reads old ranges under theirs).
create table agreement_version (
  version integer generated always as identity primary key,
  at timestamptz not null,
  reason text not null
);
insert into agreement_version (at, reason) values ('2026-01-01T00:00:00Z', 'no agreement yet');

create table agreement (
  agreement_id integer generated always as identity primary key,
  kind text not null check (kind in ('head_licence', 'participation')),
  title text not null,
  text text not null,
  side text check (side in ('hard', 'soft', 'nonpartisan')),
  state text not null check (state ~ '^[a-z]{2}$'),
  created_at timestamptz not null
);

create table agreement_party (
  agreement_id integer not null references agreement,
  organisation_id integer not null references organisation,
  signed_by text not null,
  signed_at timestamptz not null,
  from_version integer not null references agreement_version,
  until_version integer references agreement_version,
  primary key (agreement_id, organisation_id, from_version)
);

-- Masks hold one bit per word of the closed lists in kernel/viewer.ts and civics/fields.ts.
create table clause (
  clause_id integer generated always as identity primary key,
  agreement_id integer not null references agreement,
  effect text not null check (effect in ('allow', 'deny')),
  grantor_id integer references organisation,
  grantee_kind text not null check (grantee_kind in ('organisation', 'side', 'participants')),
  grantee_id integer references organisation,
  grantee_side text check (grantee_side in ('hard', 'soft', 'nonpartisan')),
  categories integer not null,
  divisions integer[] not null default '{}',
  contests integer[] not null default '{}',
  purposes integer not null,
  actions integer not null,
  may_sublicense boolean not null default false,
  blind boolean not null default false,
  min_age_days integer not null default 0 check (min_age_days >= 0),
  valid_from timestamptz,
  valid_until timestamptz,
  from_version integer not null references agreement_version,
  until_version integer references agreement_version,
  check ((grantee_kind = 'organisation') = (grantee_id is not null)),
  check ((grantee_kind = 'side') = (grantee_side is not null))
);

grant select on agreement_version, agreement, agreement_party, clause to commonroll_app;
grant select, insert on agreement_version, agreement, agreement_party, clause to commonroll_system;
grant update (until_version) on agreement_party, clause to commonroll_system;
