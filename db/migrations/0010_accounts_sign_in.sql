-- People who sign in, their sessions and second factors (tables in the shape that better-auth
-- wants, hence the prefix), and what ties them to organisations: memberships, invitations, keys.
create table auth_user (
  id text primary key,
  name text not null check (length(name) between 1 and 200),
  email text not null unique check (email = lower(email) and length(email) <= 320),
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table auth_session (
  id text primary key,
  user_id text not null references auth_user on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index auth_session_by_user on auth_session (user_id);

create table auth_account (
  id text primary key,
  user_id text not null references auth_user on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index auth_account_by_user on auth_account (user_id);

create table auth_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index auth_verification_by_identifier on auth_verification (identifier);

-- `last_step` is the 30-second step (RFC 6238) of the last code that was accepted: a code is taken
-- only by moving it forward, so that none is taken twice.
create table auth_two_factor (
  id text primary key,
  user_id text not null unique references auth_user on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz,
  last_step bigint not null default 0
);

create table membership (
  user_id text not null references auth_user,
  organisation_id integer not null references organisation,
  role text not null
    check (role in ('owner', 'data_manager', 'analyst', 'organiser', 'volunteer')),
  joined_at timestamptz not null,
  primary key (user_id, organisation_id)
);
create index membership_by_organisation on membership (organisation_id, user_id);

-- The token is shown once; only its SHA-256 is kept. Without an address whoever holds the token
-- gives one: so the first operator of a new installation comes in.
create table invitation (
  invitation_id bigint generated always as identity primary key,
  organisation_id integer not null references organisation,
  email text check (email = lower(email) and length(email) <= 320),
  role text not null
    check (role in ('owner', 'data_manager', 'analyst', 'organiser', 'volunteer')),
  token_hash bytea not null unique check (length(token_hash) = 32),
  invited_by text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by text references auth_user,
  withdrawn_at timestamptz
);
create index invitation_by_organisation on invitation (organisation_id, invitation_id);

create table api_key (
  key_id text primary key check (key_id ~ '^[0-9a-z]{12}$'),
  organisation_id integer not null references organisation,
  name text not null check (length(name) between 1 and 80),
  scopes text[] not null check (cardinality(scopes) > 0),
  secret_hash bytea not null check (length(secret_hash) = 32),
  made_by text not null references auth_user,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by text
);
create index api_key_by_organisation on api_key (organisation_id, created_at, key_id);

-- Moved forward by whatever takes a right away or adds an organisation; every process that keeps
-- keys or organisations in memory looks at it at least once a second.
create table accounts_version (
  only_row boolean primary key default true check (only_row),
  version bigint not null default 1
);
insert into accounts_version default values;

do $$
declare
  private text;
  own text := 'organisation_id = nullif(current_setting(''app.organisation'', true), '''')::integer';
begin
  foreach private in array array['auth_user', 'auth_session', 'auth_account', 'auth_verification',
    'auth_two_factor', 'membership', 'invitation', 'api_key'] loop
    execute format('alter table %I enable row level security', private);
    execute format('alter table %I force row level security', private);
    execute format('create policy %I on %I to commonroll_system using (true) with check (true)',
      private || '_system', private);
    execute format('grant select, insert, update on %I to commonroll_system', private);
  end loop;
  foreach private in array array['membership', 'invitation', 'api_key'] loop
    execute format('create policy %I on %I to commonroll_app using (%s) with check (%s)',
      private || '_app', private, own, own);
  end loop;
end $$;
-- The members of one's own organisation: the row-level policy of membership decides.
create policy auth_user_app on auth_user for select to commonroll_app
  using (exists (select from membership where membership.user_id = auth_user.id));

grant delete on auth_session, auth_verification, auth_two_factor, membership to commonroll_system;
grant select (id, name, email, two_factor_enabled) on auth_user to commonroll_app;
grant select on membership to commonroll_app;
grant select (invitation_id, organisation_id, email, role, invited_by, created_at, expires_at,
  used_at, withdrawn_at) on invitation to commonroll_app;
grant insert on invitation, api_key to commonroll_app;
grant update (withdrawn_at) on invitation to commonroll_app;
grant select (key_id, organisation_id, name, scopes, made_by, created_at, last_used_at,
  revoked_at) on api_key to commonroll_app;
grant update (revoked_at, revoked_by) on api_key to commonroll_app;
grant select, update on accounts_version to commonroll_app, commonroll_system;
-- The mark of the demo state is set once; nothing there is ever changed.
grant insert on instance to commonroll_system;
