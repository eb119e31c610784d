-- Who takes part: organisations with their kind and, except committee and operator, their side.
create table organisation (
  organisation_id integer generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('national_party', 'state_party', 'local_party', 'committee',
    'campaign', 'independent_group', 'nonprofit', 'vendor', 'exchange_operator')),
  side text check (side in ('hard', 'soft', 'nonpartisan')),
  state text not null check (state ~ '^[a-z]{2}$'),
  created_at timestamptz not null,
  check ((side is null) = (kind in ('committee', 'exchange_operator')))
);

grant select, insert, update on organisation to commonroll_system;
grant select, insert, update on organisation to commonroll_app;
