-- Generated from the migrations by `npm run schema`; do not edit. A test compares it.

create table accounts_version (
  only_row boolean default true not null,
  version bigint default 1 not null,
  constraint accounts_version_only_row_check CHECK (only_row),
  constraint accounts_version_pkey PRIMARY KEY (only_row)
);
grant select, update on accounts_version to commonroll_app;
grant select, update on accounts_version to commonroll_system;

create table address (
  address_id bigint not null,
  key text not null,
  number text not null,
  street text not null,
  unit text not null,
  city text not null,
  zip text not null,
  state text not null,
  constraint address_pkey PRIMARY KEY (address_id)
);
CREATE INDEX address_by_street ON public.address USING btree (street text_pattern_ops, number);
CREATE INDEX address_by_zip ON public.address USING btree (zip);
grant select on address to commonroll_app;
grant delete, insert, maintain, select, update on address to commonroll_system;

create table agreement (
  agreement_id integer generated always as identity not null,
  kind text not null,
  title text not null,
  text text not null,
  side text,
  state text not null,
  created_at timestamp with time zone not null,
  constraint agreement_kind_check CHECK ((kind = ANY (ARRAY['head_licence'::text, 'participation'::text]))),
  constraint agreement_side_check CHECK ((side = ANY (ARRAY['hard'::text, 'soft'::text, 'nonpartisan'::text]))),
  constraint agreement_state_check CHECK ((state ~ '^[a-z]{2}$'::text)),
  constraint agreement_pkey PRIMARY KEY (agreement_id)
);
grant select on agreement to commonroll_app;
grant insert, select on agreement to commonroll_system;

create table agreement_party (
  agreement_id integer not null,
  organisation_id integer not null,
  signed_by text not null,
  signed_at timestamp with time zone not null,
  from_version integer not null,
  until_version integer,
  constraint agreement_party_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(agreement_id),
  constraint agreement_party_from_version_fkey FOREIGN KEY (from_version) REFERENCES agreement_version(version),
  constraint agreement_party_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id),
  constraint agreement_party_until_version_fkey FOREIGN KEY (until_version) REFERENCES agreement_version(version),
  constraint agreement_party_pkey PRIMARY KEY (agreement_id, organisation_id, from_version)
);
grant select on agreement_party to commonroll_app;
grant insert, select on agreement_party to commonroll_system;
grant update (until_version) on agreement_party to commonroll_system;

create table agreement_version (
  version integer generated always as identity not null,
  at timestamp with time zone not null,
  reason text not null,
  constraint agreement_version_pkey PRIMARY KEY (version)
);
grant select on agreement_version to commonroll_app;
grant insert, select on agreement_version to commonroll_system;

create table answer (
  person_id bigint not null,
  contact_id bigint not null,
  question_id integer not null,
  option smallint not null,
  source_id integer not null,
  occurred_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  division_id integer not null,
  constraint answer_pkey PRIMARY KEY (person_id, contact_id, question_id)
) partition by HASH (person_id);
-- 4 partitions
alter table answer enable row level security;
alter table answer force row level security;
create policy answer_app on answer for all to commonroll_app using ((source_id = ANY ((NULLIF(current_setting('app.sources'::text, true), ''::text))::integer[]))) with check ((source_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer));
create policy answer_system on answer for all to commonroll_system using (true) with check (true);
grant insert, select on answer to commonroll_app;
grant insert, maintain, select on answer to commonroll_system;

create table api_key (
  key_id text not null,
  organisation_id integer not null,
  name text not null,
  scopes text[] not null,
  secret_hash bytea not null,
  made_by text not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by text,
  constraint api_key_key_id_check CHECK ((key_id ~ '^[0-9a-z]{12}$'::text)),
  constraint api_key_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint api_key_scopes_check CHECK ((cardinality(scopes) > 0)),
  constraint api_key_secret_hash_check CHECK ((length(secret_hash) = 32)),
  constraint api_key_made_by_fkey FOREIGN KEY (made_by) REFERENCES auth_user(id),
  constraint api_key_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id),
  constraint api_key_pkey PRIMARY KEY (key_id)
);
CREATE INDEX api_key_by_organisation ON public.api_key USING btree (organisation_id, created_at, key_id);
alter table api_key enable row level security;
alter table api_key force row level security;
create policy api_key_app on api_key for all to commonroll_app using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer)) with check ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer));
create policy api_key_system on api_key for all to commonroll_system using (true) with check (true);
grant insert on api_key to commonroll_app;
grant insert, select, update on api_key to commonroll_system;
grant select (key_id, organisation_id, name, scopes, made_by, created_at, last_used_at, revoked_at) on api_key to commonroll_app;
grant update (revoked_at, revoked_by) on api_key to commonroll_app;

create table auth_account (
  id text not null,
  user_id text not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint auth_account_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE,
  constraint auth_account_pkey PRIMARY KEY (id),
  constraint auth_account_provider_id_account_id_key UNIQUE (provider_id, account_id)
);
CREATE INDEX auth_account_by_user ON public.auth_account USING btree (user_id);
alter table auth_account enable row level security;
alter table auth_account force row level security;
create policy auth_account_system on auth_account for all to commonroll_system using (true) with check (true);
grant insert, select, update on auth_account to commonroll_system;

create table auth_session (
  id text not null,
  user_id text not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint auth_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE,
  constraint auth_session_pkey PRIMARY KEY (id),
  constraint auth_session_token_key UNIQUE (token)
);
CREATE INDEX auth_session_by_user ON public.auth_session USING btree (user_id);
alter table auth_session enable row level security;
alter table auth_session force row level security;
create policy auth_session_system on auth_session for all to commonroll_system using (true) with check (true);
grant delete, insert, select, update on auth_session to commonroll_system;

create table auth_two_factor (
  id text not null,
  user_id text not null,
  secret text not null,
  backup_codes text not null,
  verified boolean default true not null,
  failed_verification_count integer default 0 not null,
  locked_until timestamp with time zone,
  last_step bigint default 0 not null,
  constraint auth_two_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE,
  constraint auth_two_factor_pkey PRIMARY KEY (id),
  constraint auth_two_factor_user_id_key UNIQUE (user_id)
);
alter table auth_two_factor enable row level security;
alter table auth_two_factor force row level security;
create policy auth_two_factor_system on auth_two_factor for all to commonroll_system using (true) with check (true);
grant delete, insert, select, update on auth_two_factor to commonroll_system;

create table auth_user (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean default false not null,
  image text,
  two_factor_enabled boolean default false not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint auth_user_email_check CHECK (((email = lower(email)) AND (length(email) <= 320))),
  constraint auth_user_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint auth_user_pkey PRIMARY KEY (id),
  constraint auth_user_email_key UNIQUE (email)
);
alter table auth_user enable row level security;
alter table auth_user force row level security;
create policy auth_user_app on auth_user for select to commonroll_app using ((EXISTS ( SELECT
   FROM membership
  WHERE (membership.user_id = auth_user.id))));
create policy auth_user_system on auth_user for all to commonroll_system using (true) with check (true);
grant insert, select, update on auth_user to commonroll_system;
grant select (id, name, email, two_factor_enabled) on auth_user to commonroll_app;

create table auth_verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint auth_verification_pkey PRIMARY KEY (id)
);
CREATE INDEX auth_verification_by_identifier ON public.auth_verification USING btree (identifier);
alter table auth_verification enable row level security;
alter table auth_verification force row level security;
create policy auth_verification_system on auth_verification for all to commonroll_system using (true) with check (true);
grant delete, insert, select, update on auth_verification to commonroll_system;

create table candidate (
  candidate_id integer generated always as identity not null,
  contest_id integer not null,
  slug text not null,
  name text not null,
  party text not null,
  ballot_order smallint not null,
  constraint candidate_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES contest(contest_id),
  constraint candidate_pkey PRIMARY KEY (candidate_id),
  constraint candidate_contest_id_slug_key UNIQUE (contest_id, slug)
);
grant insert, select, update on candidate to commonroll_app;
grant insert, select, update on candidate to commonroll_system;

create table change (
  change_id bigint generated always as identity not null,
  xid xid8 default pg_current_xact_id() not null,
  at timestamp with time zone not null,
  kind text not null,
  source_id integer not null,
  person_id bigint,
  object_id bigint,
  constraint change_pkey PRIMARY KEY (change_id)
);
CREATE INDEX change_by_transaction ON public.change USING btree (xid, change_id);
grant insert on change to commonroll_app;
grant insert, select on change to commonroll_system;
grant update (xid) on change to commonroll_system;

create table change_place (
  place bigint not null,
  change_id bigint not null,
  constraint change_place_pkey PRIMARY KEY (place)
);
CREATE UNIQUE INDEX change_place_by_change ON public.change_place USING btree (change_id);
grant select on change_place to commonroll_app;
grant insert, select on change_place to commonroll_system;

create table civics_version (
  only_row boolean default true not null,
  version bigint default 1 not null,
  constraint civics_version_only_row_check CHECK (only_row),
  constraint civics_version_pkey PRIMARY KEY (only_row)
);
grant select, update on civics_version to commonroll_app;
grant select, update on civics_version to commonroll_system;

create table clause (
  clause_id integer generated always as identity not null,
  agreement_id integer not null,
  effect text not null,
  grantor_id integer,
  grantee_kind text not null,
  grantee_id integer,
  grantee_side text,
  categories integer not null,
  divisions integer[] default '{}'::integer[] not null,
  contests integer[] default '{}'::integer[] not null,
  purposes integer not null,
  actions integer not null,
  may_sublicense boolean default false not null,
  blind boolean default false not null,
  min_age_days integer default 0 not null,
  valid_from timestamp with time zone,
  valid_until timestamp with time zone,
  from_version integer not null,
  until_version integer,
  constraint clause_check CHECK (((grantee_kind = 'organisation'::text) = (grantee_id IS NOT NULL))),
  constraint clause_check1 CHECK (((grantee_kind = 'side'::text) = (grantee_side IS NOT NULL))),
  constraint clause_effect_check CHECK ((effect = ANY (ARRAY['allow'::text, 'deny'::text]))),
  constraint clause_grantee_kind_check CHECK ((grantee_kind = ANY (ARRAY['organisation'::text, 'side'::text, 'participants'::text]))),
  constraint clause_grantee_side_check CHECK ((grantee_side = ANY (ARRAY['hard'::text, 'soft'::text, 'nonpartisan'::text]))),
  constraint clause_min_age_days_check CHECK ((min_age_days >= 0)),
  constraint clause_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(agreement_id),
  constraint clause_from_version_fkey FOREIGN KEY (from_version) REFERENCES agreement_version(version),
  constraint clause_grantee_id_fkey FOREIGN KEY (grantee_id) REFERENCES organisation(organisation_id),
  constraint clause_grantor_id_fkey FOREIGN KEY (grantor_id) REFERENCES organisation(organisation_id),
  constraint clause_until_version_fkey FOREIGN KEY (until_version) REFERENCES agreement_version(version),
  constraint clause_pkey PRIMARY KEY (clause_id)
);
grant select on clause to commonroll_app;
grant insert, select on clause to commonroll_system;
grant update (until_version) on clause to commonroll_system;

create table contact (
  person_id bigint not null,
  contact_id bigint not null,
  source_id integer not null,
  channel smallint not null,
  result smallint not null,
  occurred_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  local_day date not null,
  division_id integer not null,
  by_whom text not null,
  phone text,
  dated_to_receipt boolean default false not null,
  constraint contact_pkey PRIMARY KEY (person_id, contact_id)
) partition by HASH (person_id);
-- 4 partitions
CREATE INDEX contact_by_receipt ON ONLY public.contact USING brin (received_at) WITH (pages_per_range='16', autosummarize='on');
CREATE INDEX contact_by_source ON ONLY public.contact USING btree (source_id, contact_id);
alter table contact enable row level security;
alter table contact force row level security;
create policy contact_app on contact for all to commonroll_app using ((source_id = ANY ((NULLIF(current_setting('app.sources'::text, true), ''::text))::integer[]))) with check ((source_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer));
create policy contact_system on contact for all to commonroll_system using (true) with check (true);
grant insert, select on contact to commonroll_app;
grant insert, maintain, select on contact to commonroll_system;

create table contact_key (
  organisation_id integer not null,
  key text not null,
  contact_id bigint not null,
  person_id bigint,
  outcome smallint not null,
  body_hash bytea not null,
  received_at timestamp with time zone not null,
  constraint contact_key_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200))),
  constraint contact_key_pkey PRIMARY KEY (organisation_id, key)
);
CREATE INDEX contact_key_by_age ON public.contact_key USING brin (received_at);
alter table contact_key enable row level security;
alter table contact_key force row level security;
create policy contact_key_app on contact_key for all to commonroll_app using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer)) with check ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer));
create policy contact_key_system on contact_key for all to commonroll_system using (true) with check (true);
grant insert, select, update on contact_key to commonroll_app;
grant delete, insert, maintain, select, update on contact_key to commonroll_system;

create table contest (
  contest_id integer generated always as identity not null,
  slug text not null,
  election_id integer not null,
  division_id integer not null,
  office text not null,
  name text not null,
  constraint contest_division_id_fkey FOREIGN KEY (division_id) REFERENCES division(division_id),
  constraint contest_election_id_fkey FOREIGN KEY (election_id) REFERENCES election(election_id),
  constraint contest_pkey PRIMARY KEY (contest_id),
  constraint contest_slug_key UNIQUE (slug)
);
grant insert, select, update on contest to commonroll_app;
grant insert, select, update on contest to commonroll_system;

create table district_set (
  district_set_id integer generated always as identity not null,
  state text not null,
  key text not null,
  divisions integer[] not null,
  constraint district_set_pkey PRIMARY KEY (district_set_id),
  constraint district_set_key_key UNIQUE (key)
);
grant select on district_set to commonroll_app;
grant delete, insert, select, update on district_set to commonroll_system;

create table division (
  division_id integer generated always as identity not null,
  ocd_id text not null,
  kind text not null,
  state text not null,
  code text not null,
  name text not null,
  county_id integer,
  fips text,
  constraint division_ocd_id_check CHECK ((ocd_id ~~ 'ocd-division/%'::text)),
  constraint division_state_check CHECK ((state ~ '^[a-z]{2}$'::text)),
  constraint division_county_id_fkey FOREIGN KEY (county_id) REFERENCES division(division_id),
  constraint division_pkey PRIMARY KEY (division_id),
  constraint division_ocd_id_key UNIQUE (ocd_id)
);
CREATE INDEX division_by_kind ON public.division USING btree (state, kind, code);
grant insert, select, update on division to commonroll_app;
grant insert, select, update on division to commonroll_system;

create table division_within (
  division_id integer not null,
  within_id integer not null,
  constraint division_within_division_id_fkey FOREIGN KEY (division_id) REFERENCES division(division_id),
  constraint division_within_within_id_fkey FOREIGN KEY (within_id) REFERENCES division(division_id),
  constraint division_within_pkey PRIMARY KEY (division_id, within_id)
);
CREATE INDEX division_within_outer ON public.division_within USING btree (within_id, division_id);
grant insert, select, update on division_within to commonroll_app;
grant delete, insert, select, update on division_within to commonroll_system;

create table election (
  election_id integer generated always as identity not null,
  slug text not null,
  state text not null,
  day date not null,
  kind text not null,
  name text not null,
  constraint election_state_check CHECK ((state ~ '^[a-z]{2}$'::text)),
  constraint election_pkey PRIMARY KEY (election_id),
  constraint election_slug_key UNIQUE (slug)
);
grant insert, select, update on election to commonroll_app;
grant insert, select, update on election to commonroll_system;

create table external_id (
  organisation_id integer not null,
  external_id text not null,
  person_id bigint not null,
  user_id text not null,
  at timestamp with time zone not null,
  constraint external_id_external_id_check CHECK (((length(external_id) >= 1) AND (length(external_id) <= 500))),
  constraint external_id_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id),
  constraint external_id_pkey PRIMARY KEY (organisation_id, external_id)
);
CREATE INDEX external_id_by_person ON public.external_id USING btree (person_id, organisation_id);
alter table external_id enable row level security;
alter table external_id force row level security;
create policy external_id_app on external_id for all to commonroll_app using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer)) with check ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer));
create policy external_id_system on external_id for all to commonroll_system using (true) with check (true);
grant delete, insert, select on external_id to commonroll_app;
grant delete, insert, select, update on external_id to commonroll_system;

create table idempotent_reply (
  scope text not null,
  key text not null,
  body_hash text not null,
  status integer,
  reply jsonb,
  at timestamp with time zone not null,
  constraint idempotent_reply_pkey PRIMARY KEY (scope, key)
);
grant delete, insert, select, update on idempotent_reply to commonroll_app;
grant delete, insert, select, update on idempotent_reply to commonroll_system;

create table instance (
  name text not null,
  value text not null,
  constraint instance_pkey PRIMARY KEY (name)
);
grant select on instance to commonroll_app;
grant insert, select, update on instance to commonroll_system;

create table invitation (
  invitation_id bigint generated always as identity not null,
  organisation_id integer not null,
  email text,
  role text not null,
  token_hash bytea not null,
  invited_by text,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  used_by text,
  withdrawn_at timestamp with time zone,
  constraint invitation_email_check CHECK (((email = lower(email)) AND (length(email) <= 320))),
  constraint invitation_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'data_manager'::text, 'analyst'::text, 'organiser'::text, 'volunteer'::text]))),
  constraint invitation_token_hash_check CHECK ((length(token_hash) = 32)),
  constraint invitation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id),
  constraint invitation_used_by_fkey FOREIGN KEY (used_by) REFERENCES auth_user(id),
  constraint invitation_pkey PRIMARY KEY (invitation_id),
  constraint invitation_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX invitation_by_organisation ON public.invitation USING btree (organisation_id, invitation_id);
alter table invitation enable row level security;
alter table invitation force row level security;
create policy invitation_app on invitation for all to commonroll_app using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer)) with check ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer));
create policy invitation_system on invitation for all to commonroll_system using (true) with check (true);
grant insert on invitation to commonroll_app;
grant insert, select, update on invitation to commonroll_system;
grant select (invitation_id, organisation_id, email, role, invited_by, created_at, expires_at, used_at, withdrawn_at) on invitation to commonroll_app;
grant update (withdrawn_at) on invitation to commonroll_app;

create table journal_entry (
  entry_id bigint generated always as identity not null,
  at timestamp with time zone not null,
  organisation_id integer,
  user_id text,
  request_id text,
  kind text not null,
  purpose text,
  agreement_version integer,
  detail jsonb default '{}'::jsonb not null,
  constraint journal_entry_pkey PRIMARY KEY (entry_id)
);
CREATE INDEX journal_entry_by_organisation ON public.journal_entry USING btree (organisation_id, entry_id);
alter table journal_entry enable row level security;
alter table journal_entry force row level security;
create policy journal_entry_app on journal_entry for all to commonroll_app using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer)) with check ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer));
create policy journal_entry_system on journal_entry for all to commonroll_system using (true) with check (true);
grant insert, select on journal_entry to commonroll_app;
grant insert, select on journal_entry to commonroll_system;

create table judgement (
  judgement_id bigint generated always as identity not null,
  act_id bigint not null,
  one_person bigint not null,
  one_kind text,
  one_record bigint,
  one_source integer not null,
  other_person bigint not null,
  other_kind text,
  other_record bigint,
  other_source integer not null,
  verdict text not null,
  judge text not null,
  undoes bigint,
  organisation_id integer not null,
  user_id text,
  at timestamp with time zone not null,
  probability double precision,
  weights_version text,
  waterfall jsonb default '[]'::jsonb not null,
  reason text not null,
  constraint judgement_check CHECK ((one_person < other_person)),
  constraint judgement_check1 CHECK (((one_kind IS NULL) = (one_record IS NULL))),
  constraint judgement_check2 CHECK (((other_kind IS NULL) = (other_record IS NULL))),
  constraint judgement_check3 CHECK (((undoes IS NULL) OR (verdict = 'unsure'::text))),
  constraint judgement_judge_check CHECK ((judge = ANY (ARRAY['rule'::text, 'model'::text, 'steward'::text]))),
  constraint judgement_one_kind_check CHECK ((one_kind = ANY (ARRAY['registration'::text, 'statement'::text]))),
  constraint judgement_other_kind_check CHECK ((other_kind = ANY (ARRAY['registration'::text, 'statement'::text]))),
  constraint judgement_probability_check CHECK (((probability >= (0)::double precision) AND (probability <= (1)::double precision))),
  constraint judgement_verdict_check CHECK ((verdict = ANY (ARRAY['same'::text, 'different'::text, 'unsure'::text]))),
  constraint judgement_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id),
  constraint judgement_undoes_fkey FOREIGN KEY (undoes) REFERENCES judgement(judgement_id),
  constraint judgement_pkey PRIMARY KEY (judgement_id)
);
CREATE INDEX judgement_by_act ON public.judgement USING btree (act_id);
CREATE INDEX judgement_by_one ON public.judgement USING btree (one_person);
CREATE INDEX judgement_by_other ON public.judgement USING btree (other_person);
alter table judgement enable row level security;
alter table judgement force row level security;
create policy judgement_app on judgement for select to commonroll_app using ((ARRAY[one_source, other_source] <@ (NULLIF(current_setting('app.sources'::text, true), ''::text))::integer[]));
create policy judgement_system on judgement for all to commonroll_system using (true) with check (true);
grant select on judgement to commonroll_app;
grant insert, select on judgement to commonroll_system;

create table match_list (
  match_list_id bigint generated always as identity not null,
  organisation_id integer not null,
  user_id text not null,
  purpose text not null,
  file_name text not null,
  file_path text not null,
  format jsonb not null,
  mapping jsonb not null,
  status text not null,
  rows_total bigint not null,
  rows_done bigint default 0 not null,
  result_bytes bigint default 0 not null,
  counts jsonb default '{}'::jsonb not null,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  keep_ids boolean default false not null,
  constraint match_list_check CHECK (((rows_done >= 0) AND (rows_done <= rows_total))),
  constraint match_list_result_bytes_check CHECK ((result_bytes >= 0)),
  constraint match_list_rows_total_check CHECK ((rows_total >= 0)),
  constraint match_list_status_check CHECK ((status = ANY (ARRAY['mapping'::text, 'waiting'::text, 'running'::text, 'done'::text, 'refused'::text, 'removed'::text]))),
  constraint match_list_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id),
  constraint match_list_pkey PRIMARY KEY (match_list_id)
);
alter table match_list enable row level security;
alter table match_list force row level security;
create policy match_list_app on match_list for all to commonroll_app using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer)) with check ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer));
create policy match_list_system on match_list for all to commonroll_system using (true) with check (true);
grant insert, select, update on match_list to commonroll_app;
grant insert, select, update on match_list to commonroll_system;

create table membership (
  user_id text not null,
  organisation_id integer not null,
  role text not null,
  joined_at timestamp with time zone not null,
  constraint membership_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'data_manager'::text, 'analyst'::text, 'organiser'::text, 'volunteer'::text]))),
  constraint membership_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id),
  constraint membership_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id),
  constraint membership_pkey PRIMARY KEY (user_id, organisation_id)
);
CREATE INDEX membership_by_organisation ON public.membership USING btree (organisation_id, user_id);
alter table membership enable row level security;
alter table membership force row level security;
create policy membership_app on membership for all to commonroll_app using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer)) with check ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer));
create policy membership_system on membership for all to commonroll_system using (true) with check (true);
grant select on membership to commonroll_app;
grant delete, insert, select, update on membership to commonroll_system;

create table moved_contact (
  person_id bigint not null,
  contact_id bigint not null,
  source_id integer not null,
  to_person_id bigint not null,
  act_id bigint not null,
  at timestamp with time zone not null,
  constraint moved_contact_check CHECK ((to_person_id <> person_id)),
  constraint moved_contact_pkey PRIMARY KEY (person_id, contact_id)
) partition by HASH (person_id);
-- 4 partitions
alter table moved_contact enable row level security;
alter table moved_contact force row level security;
create policy moved_contact_app on moved_contact for select to commonroll_app using ((source_id = ANY ((NULLIF(current_setting('app.sources'::text, true), ''::text))::integer[])));
create policy moved_contact_system on moved_contact for all to commonroll_system using (true) with check (true);
grant select on moved_contact to commonroll_app;
grant insert, select on moved_contact to commonroll_system;

create table moved_statement (
  person_id bigint not null,
  statement_id bigint not null,
  source_id integer not null,
  to_person_id bigint not null,
  act_id bigint not null,
  at timestamp with time zone not null,
  constraint moved_statement_check CHECK ((to_person_id <> person_id)),
  constraint moved_statement_pkey PRIMARY KEY (person_id, statement_id)
) partition by HASH (person_id);
-- 4 partitions
alter table moved_statement enable row level security;
alter table moved_statement force row level security;
create policy moved_statement_app on moved_statement for select to commonroll_app using ((source_id = ANY ((NULLIF(current_setting('app.sources'::text, true), ''::text))::integer[])));
create policy moved_statement_system on moved_statement for all to commonroll_system using (true) with check (true);
grant select on moved_statement to commonroll_app;
grant insert, select on moved_statement to commonroll_system;

create table organisation (
  organisation_id integer generated always as identity not null,
  slug text not null,
  name text not null,
  kind text not null,
  side text,
  state text not null,
  created_at timestamp with time zone not null,
  constraint organisation_check CHECK (((side IS NULL) = (kind = ANY (ARRAY['committee'::text, 'exchange_operator'::text])))),
  constraint organisation_kind_check CHECK ((kind = ANY (ARRAY['national_party'::text, 'state_party'::text, 'local_party'::text, 'committee'::text, 'campaign'::text, 'independent_group'::text, 'nonprofit'::text, 'vendor'::text, 'exchange_operator'::text]))),
  constraint organisation_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint organisation_side_check CHECK ((side = ANY (ARRAY['hard'::text, 'soft'::text, 'nonpartisan'::text]))),
  constraint organisation_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'::text)),
  constraint organisation_state_check CHECK ((state ~ '^[a-z]{2}$'::text)),
  constraint organisation_pkey PRIMARY KEY (organisation_id),
  constraint organisation_slug_key UNIQUE (slug)
);
grant insert, select, update on organisation to commonroll_app;
grant insert, select, update on organisation to commonroll_system;

create table pending_contact (
  contact_id bigint not null,
  organisation_id integer not null,
  user_id text not null,
  key text not null,
  body jsonb not null,
  code text not null,
  reason text not null,
  candidates bigint[] default '{}'::bigint[] not null,
  received_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by text,
  decision text,
  person_id bigint,
  constraint pending_contact_decision_check CHECK ((decision = ANY (ARRAY['attached'::text, 'new'::text, 'dismissed'::text]))),
  constraint pending_contact_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id),
  constraint pending_contact_pkey PRIMARY KEY (contact_id)
);
CREATE INDEX pending_contact_open ON public.pending_contact USING btree (organisation_id, contact_id) WHERE (decided_at IS NULL);
alter table pending_contact enable row level security;
alter table pending_contact force row level security;
create policy pending_contact_app on pending_contact for all to commonroll_app using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer)) with check ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer));
create policy pending_contact_system on pending_contact for all to commonroll_system using (true) with check (true);
grant insert, select, update on pending_contact to commonroll_app;
grant insert, select, update on pending_contact to commonroll_system;

create table person (
  person_id bigint not null,
  origin text not null,
  created_at timestamp with time zone not null,
  constraint person_origin_check CHECK ((origin = ANY (ARRAY['roll'::text, 'contact'::text, 'split'::text]))),
  constraint person_pkey PRIMARY KEY (person_id)
) partition by HASH (person_id);
-- 4 partitions
CREATE INDEX person_off_roll ON ONLY public.person USING btree (person_id) WHERE (origin <> 'roll'::text);
grant insert, select on person to commonroll_app;
grant insert, maintain, select on person to commonroll_system;

create table person_alias (
  person_id bigint not null,
  canonical_id bigint not null,
  constraint person_alias_check CHECK ((canonical_id < person_id)),
  constraint person_alias_pkey PRIMARY KEY (person_id)
);
CREATE INDEX person_alias_by_canonical ON public.person_alias USING btree (canonical_id);
grant select on person_alias to commonroll_app;
grant delete, insert, select, update on person_alias to commonroll_system;

create table private_answer (
  person_id bigint not null,
  contact_id bigint not null,
  organisation_id integer not null,
  question text not null,
  answer text not null,
  constraint private_answer_pkey PRIMARY KEY (person_id, contact_id, question)
) partition by HASH (person_id);
-- 4 partitions
alter table private_answer enable row level security;
alter table private_answer force row level security;
create policy private_answer_app on private_answer for all to commonroll_app using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer)) with check ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer));
create policy private_answer_system on private_answer for all to commonroll_system using (true) with check (true);
grant insert, select, update on private_answer to commonroll_app;
grant insert, select, update on private_answer to commonroll_system;

create table question (
  question_id integer generated always as identity not null,
  slug text not null,
  kind text not null,
  category text not null,
  contest_id integer,
  candidate_id integer,
  wording text not null,
  constraint question_category_check CHECK ((category = ANY (ARRAY['support'::text, 'issue'::text, 'vote_plan'::text, 'contactability'::text]))),
  constraint question_check CHECK (((kind = 'support'::text) = (candidate_id IS NOT NULL))),
  constraint question_check1 CHECK (((kind = 'support'::text) = (contest_id IS NOT NULL))),
  constraint question_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES candidate(candidate_id),
  constraint question_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES contest(contest_id),
  constraint question_pkey PRIMARY KEY (question_id),
  constraint question_slug_key UNIQUE (slug)
);
grant insert, select, update on question to commonroll_app;
grant insert, select, update on question to commonroll_system;

create table question_mapping (
  organisation_id integer not null,
  their_question text not null,
  their_answer text not null,
  question_id integer not null,
  option smallint not null,
  user_id text not null,
  at timestamp with time zone not null,
  constraint question_mapping_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id),
  constraint question_mapping_question_id_option_fkey FOREIGN KEY (question_id, option) REFERENCES question_option(question_id, option),
  constraint question_mapping_pkey PRIMARY KEY (organisation_id, their_question, their_answer)
);
alter table question_mapping enable row level security;
alter table question_mapping force row level security;
create policy question_mapping_app on question_mapping for all to commonroll_app using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer)) with check ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer));
create policy question_mapping_system on question_mapping for all to commonroll_system using (true) with check (true);
grant delete, insert, select, update on question_mapping to commonroll_app;
grant delete, insert, select, update on question_mapping to commonroll_system;

create table question_option (
  question_id integer not null,
  option smallint not null,
  slug text not null,
  wording text not null,
  constraint question_option_option_check CHECK (((option >= 1) AND (option <= 99))),
  constraint question_option_question_id_fkey FOREIGN KEY (question_id) REFERENCES question(question_id),
  constraint question_option_pkey PRIMARY KEY (question_id, option),
  constraint question_option_question_id_slug_key UNIQUE (question_id, slug)
);
grant insert, select, update on question_option to commonroll_app;
grant insert, select, update on question_option to commonroll_system;

create table registration (
  person_id bigint not null,
  registration_id bigint not null,
  from_version integer not null,
  until_version integer,
  roll_id smallint not null,
  source_id integer not null,
  voter_id text not null,
  county_id integer not null,
  voter_number text not null,
  precinct_id integer,
  district_set_id integer,
  last_name text not null,
  first_name text not null,
  middle_name text not null,
  suffix text not null,
  last_key text not null,
  first_key text not null,
  status text not null,
  reason text not null,
  party text not null,
  sex text not null,
  race text not null,
  ethnicity text not null,
  birth_year smallint,
  birth_state text not null,
  registered_on date,
  address_id bigint,
  street_address text not null,
  city text not null,
  zip text not null,
  mail_address text not null,
  phone text,
  confidential boolean not null,
  content_hash bigint not null,
  absent_since integer,
  constraint registration_pkey PRIMARY KEY (person_id, registration_id, from_version)
) partition by HASH (person_id);
-- 4 partitions
CREATE INDEX registration_by_address ON ONLY public.registration USING btree (address_id) WHERE (address_id IS NOT NULL);
CREATE INDEX registration_by_name ON ONLY public.registration USING btree (last_key text_pattern_ops, first_key text_pattern_ops);
CREATE INDEX registration_by_phone ON ONLY public.registration USING btree (phone) WHERE (phone IS NOT NULL);
alter table registration enable row level security;
alter table registration force row level security;
create policy registration_app on registration for select to commonroll_app using ((source_id = ANY ((NULLIF(current_setting('app.sources'::text, true), ''::text))::integer[])));
create policy registration_system on registration for all to commonroll_system using (true) with check (true);
grant select on registration to commonroll_app;
grant delete, insert, maintain, select, update on registration to commonroll_system;

create table retraction (
  person_id bigint not null,
  contact_id bigint not null,
  source_id integer not null,
  user_id text not null,
  reason text not null,
  at timestamp with time zone not null,
  constraint retraction_pkey PRIMARY KEY (person_id, contact_id)
) partition by HASH (person_id);
-- 4 partitions
alter table retraction enable row level security;
alter table retraction force row level security;
create policy retraction_app on retraction for all to commonroll_app using ((source_id = ANY ((NULLIF(current_setting('app.sources'::text, true), ''::text))::integer[]))) with check ((source_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer));
create policy retraction_system on retraction for all to commonroll_system using (true) with check (true);
grant insert, select on retraction to commonroll_app;
grant insert, select on retraction to commonroll_system;

create table review_pair (
  pair_id bigint generated always as identity not null,
  origin text not null,
  reference text,
  organisation_id integer not null,
  one_kind text not null,
  one_person bigint,
  one_record bigint,
  one_source integer not null,
  one_claim jsonb,
  other_kind text not null,
  other_person bigint not null,
  other_record bigint not null,
  other_source integer not null,
  probability double precision not null,
  weights_version text,
  waterfall jsonb default '[]'::jsonb not null,
  reason text not null,
  at timestamp with time zone not null,
  state text default 'open'::text not null,
  claimed_by text,
  claimed_until timestamp with time zone,
  decision text,
  decided_by text,
  decided_for integer,
  decided_at timestamp with time zone,
  act_id bigint,
  contact_id bigint,
  carried_out_at timestamp with time zone,
  constraint review_pair_check CHECK (((one_kind = 'claim'::text) = (one_claim IS NOT NULL))),
  constraint review_pair_check1 CHECK (((one_kind = 'claim'::text) = (one_record IS NULL))),
  constraint review_pair_check2 CHECK (((one_kind = 'claim'::text) = (one_person IS NULL))),
  constraint review_pair_check3 CHECK (((one_kind = 'claim'::text) = (reference IS NOT NULL))),
  constraint review_pair_check4 CHECK (((state = 'open'::text) = (decision IS NULL))),
  constraint review_pair_contact_check CHECK (((origin = 'contact'::text) = (contact_id IS NOT NULL))),
  constraint review_pair_decision_check CHECK ((decision = ANY (ARRAY['same'::text, 'different'::text, 'skip'::text]))),
  constraint review_pair_one_kind_check CHECK ((one_kind = ANY (ARRAY['registration'::text, 'statement'::text, 'claim'::text]))),
  constraint review_pair_origin_check CHECK ((origin = ANY (ARRAY['roll'::text, 'list'::text, 'contact'::text]))),
  constraint review_pair_other_kind_check CHECK ((other_kind = ANY (ARRAY['registration'::text, 'statement'::text]))),
  constraint review_pair_probability_check CHECK (((probability >= (0)::double precision) AND (probability <= (1)::double precision))),
  constraint review_pair_state_check CHECK ((state = ANY (ARRAY['open'::text, 'decided'::text, 'skipped'::text]))),
  constraint review_pair_decided_for_fkey FOREIGN KEY (decided_for) REFERENCES organisation(organisation_id),
  constraint review_pair_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id),
  constraint review_pair_pkey PRIMARY KEY (pair_id)
);
CREATE UNIQUE INDEX review_pair_of_claim ON public.review_pair USING btree (organisation_id, reference, other_kind, other_record) WHERE (reference IS NOT NULL);
CREATE INDEX review_pair_of_contact ON public.review_pair USING btree (contact_id) WHERE (contact_id IS NOT NULL);
CREATE UNIQUE INDEX review_pair_once ON public.review_pair USING btree (one_kind, one_record, other_kind, other_record) WHERE (one_record IS NOT NULL);
CREATE INDEX review_pair_waiting ON public.review_pair USING btree (state, probability DESC, pair_id) WHERE (state <> 'decided'::text);
alter table review_pair enable row level security;
alter table review_pair force row level security;
create policy review_pair_app on review_pair for all to commonroll_app using (((ARRAY[one_source, other_source] <@ (NULLIF(current_setting('app.sources'::text, true), ''::text))::integer[]) AND ((one_kind <> 'claim'::text) OR (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer)))) with check (((ARRAY[one_source, other_source] <@ (NULLIF(current_setting('app.sources'::text, true), ''::text))::integer[]) AND ((one_kind <> 'claim'::text) OR (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer))));
create policy review_pair_system on review_pair for all to commonroll_system using (true) with check (true);
grant insert, select, update on review_pair to commonroll_app;
grant delete, insert, select, update on review_pair to commonroll_system;

create table roll (
  roll_id smallint generated always as identity not null,
  state text not null,
  source_id integer not null,
  version integer default 0 not null,
  switched_at timestamp with time zone,
  writing_version integer,
  constraint roll_state_check CHECK ((state ~ '^[a-z]{2}$'::text)),
  constraint roll_source_id_fkey FOREIGN KEY (source_id) REFERENCES organisation(organisation_id),
  constraint roll_pkey PRIMARY KEY (roll_id),
  constraint roll_state_key UNIQUE (state)
);
grant select on roll to commonroll_app;
grant delete, insert, select, update on roll to commonroll_system;

create table roll_import (
  import_id bigint generated always as identity not null,
  organisation_id integer not null,
  user_id text not null,
  roll_id smallint,
  layout text not null,
  file_name text not null,
  file_kind text not null,
  file_sha256 text,
  encoding text,
  version integer,
  status text not null,
  step text default ''::text not null,
  rows_done bigint default 0 not null,
  rows_total bigint,
  summary jsonb default '{}'::jsonb not null,
  refusal jsonb,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  force boolean default false not null,
  file_path text,
  bytes_total bigint,
  constraint roll_import_file_kind_check CHECK ((file_kind = ANY (ARRAY['registrations'::text, 'history'::text]))),
  constraint roll_import_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'refused'::text, 'failed'::text]))),
  constraint roll_import_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id),
  constraint roll_import_roll_id_fkey FOREIGN KEY (roll_id) REFERENCES roll(roll_id),
  constraint roll_import_pkey PRIMARY KEY (import_id)
);
alter table roll_import enable row level security;
alter table roll_import force row level security;
create policy roll_import_app on roll_import for all to commonroll_app using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer));
create policy roll_import_system on roll_import for all to commonroll_system using (true) with check (true);
grant insert, select, update on roll_import to commonroll_app;
grant delete, insert, select, update on roll_import to commonroll_system;

create table roll_import_problem (
  import_id bigint not null,
  line bigint not null,
  column_name text not null,
  reason text not null,
  sample text,
  constraint roll_import_problem_import_id_fkey FOREIGN KEY (import_id) REFERENCES roll_import(import_id),
  constraint roll_import_problem_pkey PRIMARY KEY (import_id, line, column_name, reason)
);
grant select on roll_import_problem to commonroll_app;
grant delete, insert, select, update on roll_import_problem to commonroll_system;

create table roll_join (
  roll_id smallint not null,
  version integer not null,
  after_person_id bigint default 0 not null,
  done boolean default false not null,
  constraint roll_join_roll_id_fkey FOREIGN KEY (roll_id) REFERENCES roll(roll_id),
  constraint roll_join_pkey PRIMARY KEY (roll_id)
);
grant insert, select, update on roll_join to commonroll_system;

create table scorer_weights (
  weights_id integer generated always as identity not null,
  version text not null,
  made_at timestamp with time zone not null,
  body jsonb not null,
  constraint scorer_weights_pkey PRIMARY KEY (weights_id),
  constraint scorer_weights_version_key UNIQUE (version)
);
grant select on scorer_weights to commonroll_app;
grant insert, select on scorer_weights to commonroll_system;

create table sequencer (
  only_row boolean default true not null,
  place bigint default 0 not null,
  xid xid8 default '0'::xid8 not null,
  change_id bigint default 0 not null,
  cluster text default ''::text not null,
  constraint sequencer_only_row_check CHECK (only_row),
  constraint sequencer_pkey PRIMARY KEY (only_row)
);
grant select on sequencer to commonroll_app;
grant select, update on sequencer to commonroll_system;

create table shape (
  state text not null,
  kind text not null,
  body text not null,
  at timestamp with time zone not null,
  constraint shape_kind_check CHECK ((kind = ANY (ARRAY['counties'::text, 'precincts'::text]))),
  constraint shape_state_check CHECK ((state ~ '^[a-z]{2}$'::text)),
  constraint shape_pkey PRIMARY KEY (state, kind)
);
grant select on shape to commonroll_app;
grant insert, select, update on shape to commonroll_system;

create table state_setting (
  state text not null,
  name text not null,
  time_zone text not null,
  constraint state_setting_state_check CHECK ((state ~ '^[a-z]{2}$'::text)),
  constraint state_setting_pkey PRIMARY KEY (state)
);
grant insert, select, update on state_setting to commonroll_app;
grant insert, select, update on state_setting to commonroll_system;

create table statement (
  person_id bigint not null,
  statement_id bigint not null,
  source_id integer not null,
  contact_id bigint,
  division_id integer not null,
  given_at timestamp with time zone not null,
  last_name text,
  first_name text,
  middle_name text,
  suffix text,
  last_key text,
  first_key text,
  birth_date date,
  birth_year smallint,
  age smallint,
  address text,
  city text,
  zip text,
  address_id bigint,
  phone text,
  email text,
  constraint statement_pkey PRIMARY KEY (person_id, statement_id)
) partition by HASH (person_id);
-- 4 partitions
CREATE INDEX statement_by_address ON ONLY public.statement USING btree (address_id) WHERE (address_id IS NOT NULL);
CREATE INDEX statement_by_email ON ONLY public.statement USING btree (email) WHERE (email IS NOT NULL);
CREATE INDEX statement_by_name ON ONLY public.statement USING btree (last_key text_pattern_ops, first_key text_pattern_ops);
CREATE INDEX statement_by_phone ON ONLY public.statement USING btree (phone) WHERE (phone IS NOT NULL);
alter table statement enable row level security;
alter table statement force row level security;
create policy statement_app on statement for all to commonroll_app using ((source_id = ANY ((NULLIF(current_setting('app.sources'::text, true), ''::text))::integer[]))) with check ((source_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer));
create policy statement_system on statement for all to commonroll_system using (true) with check (true);
grant insert, select on statement to commonroll_app;
grant insert, maintain, select on statement to commonroll_system;

create table subscription (
  subscription_id bigint generated always as identity not null,
  organisation_id integer not null,
  user_id text not null,
  name text not null,
  purpose text not null,
  kinds text[] default '{}'::text[] not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  last_number bigint default 0 not null,
  place bigint not null,
  constraint subscription_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id),
  constraint subscription_pkey PRIMARY KEY (subscription_id)
);
CREATE UNIQUE INDEX subscription_by_name ON public.subscription USING btree (organisation_id, user_id, name) WHERE (ended_at IS NULL);
alter table subscription enable row level security;
alter table subscription force row level security;
create policy subscription_app on subscription for all to commonroll_app using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer)) with check ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer));
create policy subscription_system on subscription for all to commonroll_system using (true) with check (true);
grant insert, select, update on subscription to commonroll_app;
grant insert, select, update on subscription to commonroll_system;

create table subscription_range (
  subscription_id bigint not null,
  first_number bigint not null,
  last_number bigint not null,
  from_place bigint not null,
  to_place bigint not null,
  agreement_version integer not null,
  at timestamp with time zone not null,
  marks bytea not null,
  constraint subscription_range_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES subscription(subscription_id),
  constraint subscription_range_pkey PRIMARY KEY (subscription_id, first_number)
);
grant select on subscription_range to commonroll_app;
grant insert, select, update on subscription_range to commonroll_system;

create table upload (
  upload_id bigint generated always as identity not null,
  organisation_id integer not null,
  user_id text not null,
  file_name text not null,
  file_path text not null,
  format jsonb not null,
  mapping jsonb,
  status text not null,
  rows_total bigint default 0 not null,
  rows_done bigint default 0 not null,
  counts jsonb default '{}'::jsonb not null,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  purpose text not null,
  constraint upload_status_check CHECK ((status = ANY (ARRAY['mapping'::text, 'waiting'::text, 'running'::text, 'done'::text, 'refused'::text, 'failed'::text]))),
  constraint upload_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id),
  constraint upload_pkey PRIMARY KEY (upload_id)
);
alter table upload enable row level security;
alter table upload force row level security;
create policy upload_app on upload for all to commonroll_app using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer)) with check ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer));
create policy upload_system on upload for all to commonroll_system using (true) with check (true);
grant insert, select, update on upload to commonroll_app;
grant insert, select, update on upload to commonroll_system;

create table upload_refusal (
  upload_id bigint not null,
  line bigint not null,
  reason text not null,
  "row" jsonb not null,
  organisation_id integer not null,
  constraint upload_refusal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(organisation_id),
  constraint upload_refusal_upload_id_fkey FOREIGN KEY (upload_id) REFERENCES upload(upload_id),
  constraint upload_refusal_pkey PRIMARY KEY (upload_id, line)
);
alter table upload_refusal enable row level security;
alter table upload_refusal force row level security;
create policy upload_refusal_app on upload_refusal for all to commonroll_app using ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer)) with check ((organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::integer));
create policy upload_refusal_system on upload_refusal for all to commonroll_system using (true) with check (true);
grant insert, select on upload_refusal to commonroll_app;
grant insert, select on upload_refusal to commonroll_system;

create table vote (
  person_id bigint not null,
  election_id integer not null,
  source_id integer not null,
  method smallint not null,
  party text not null,
  county_id integer,
  from_version integer not null,
  constraint vote_pkey PRIMARY KEY (person_id, election_id)
) partition by HASH (person_id);
-- 4 partitions
alter table vote enable row level security;
alter table vote force row level security;
create policy vote_app on vote for select to commonroll_app using ((source_id = ANY ((NULLIF(current_setting('app.sources'::text, true), ''::text))::integer[])));
create policy vote_system on vote for all to commonroll_system using (true) with check (true);
grant select on vote to commonroll_app;
grant delete, insert, maintain, select, update on vote to commonroll_system;

create table voter_key (
  state text not null,
  voter_id text not null,
  person_id bigint not null,
  constraint voter_key_pkey PRIMARY KEY (state, voter_id)
);
grant select on voter_key to commonroll_app;
grant delete, insert, maintain, select, update on voter_key to commonroll_system;
