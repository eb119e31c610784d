-- Pairs of records that the scorer is unsure of, for people to decide. Whoever is given a pair holds
-- it for some minutes, so that no two get the same. A row of an organisation's own list is no record
-- of the house: it stands here as a claim, private to the organisation.
create table review_pair (
  pair_id bigint generated always as identity primary key,
  origin text not null check (origin in ('roll', 'list')),
  -- The claim's place in its list, for whoever put the pair here.
  reference text,
  -- Whose act the finding was; of a claim the only one who may see it.
  organisation_id integer not null references organisation,
  one_kind text not null check (one_kind in ('registration', 'statement', 'claim')),
  one_person bigint,
  one_record bigint,
  one_source integer not null,
  one_claim jsonb,
  other_kind text not null check (other_kind in ('registration', 'statement')),
  other_person bigint not null,
  other_record bigint not null,
  other_source integer not null,
  probability double precision not null check (probability between 0 and 1),
  weights_version text,
  waterfall jsonb not null default '[]',
  reason text not null,
  at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'decided', 'skipped')),
  claimed_by text,
  claimed_until timestamptz,
  decision text check (decision in ('same', 'different', 'skip')),
  decided_by text,
  decided_for integer references organisation,
  decided_at timestamptz,
  -- The judgements that the decision wrote; undone together.
  act_id bigint,
  check ((one_kind = 'claim') = (one_claim is not null)),
  check ((one_kind = 'claim') = (one_record is null)),
  check ((one_kind = 'claim') = (one_person is null)),
  check ((one_kind = 'claim') = (reference is not null)),
  check ((state = 'open') = (decision is null))
);
create unique index review_pair_once on review_pair
  (one_kind, one_record, other_kind, other_record) where one_record is not null;
create unique index review_pair_of_claim on review_pair
  (organisation_id, reference, other_kind, other_record) where reference is not null;
create index review_pair_waiting on review_pair (state, probability desc, pair_id)
  where state <> 'decided';

alter table review_pair enable row level security;
alter table review_pair force row level security;
create policy review_pair_app on review_pair to commonroll_app
  using (array[one_source, other_source]
      <@ nullif(current_setting('app.sources', true), '')::integer[]
    and (one_kind <> 'claim'
      or organisation_id = nullif(current_setting('app.organisation', true), '')::integer))
  with check (array[one_source, other_source]
      <@ nullif(current_setting('app.sources', true), '')::integer[]
    and (one_kind <> 'claim'
      or organisation_id = nullif(current_setting('app.organisation', true), '')::integer));
create policy review_pair_system on review_pair to commonroll_system using (true) with check (true);
grant select, insert, update on review_pair to commonroll_app, commonroll_system;
