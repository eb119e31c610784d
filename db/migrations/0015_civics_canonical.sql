-- What the country has in common: North Carolina's counties, the canonical questions; shapes of the
-- land; and a version that tells every process when its copy of the reference data is old.
create table civics_version (
  only_row boolean primary key default true check (only_row),
  version bigint not null default 1
);
insert into civics_version default values;

-- Census code of a county (state 2 + county 3), where there is one.
alter table division add column fips text;

create table shape (
  state text not null check (state ~ '^[a-z]{2}$'),
  kind text not null check (kind in ('counties', 'precincts')),
  body text not null,
  at timestamptz not null,
  primary key (state, kind)
);

grant select, update on civics_version to commonroll_app, commonroll_system;
grant select on shape to commonroll_app;
grant select, insert, update on shape to commonroll_system;
-- A precinct that was cut in two is no longer within its old district.
grant delete on division_within to commonroll_system;

insert into division (ocd_id, kind, state, code, name) values
  ('ocd-division/country:us/state:nc', 'state', 'nc', 'nc', 'North Carolina');

-- County numbers are alphabetical; the census code of the n-th county is 37000 + 2n - 1.
insert into division (ocd_id, kind, state, code, name, fips)
select 'ocd-division/country:us/state:nc/county:' || replace(lower(name), ' ', '_'),
  'county', 'nc', number::text, name, (37000 + 2 * number - 1)::text
from unnest(array[
  'Alamance', 'Alexander', 'Alleghany', 'Anson', 'Ashe', 'Avery', 'Beaufort', 'Bertie', 'Bladen',
  'Brunswick', 'Buncombe', 'Burke', 'Cabarrus', 'Caldwell', 'Camden', 'Carteret', 'Caswell',
  'Catawba', 'Chatham', 'Cherokee', 'Chowan', 'Clay', 'Cleveland', 'Columbus', 'Craven',
  'Cumberland', 'Currituck', 'Dare', 'Davidson', 'Davie', 'Duplin', 'Durham', 'Edgecombe',
  'Forsyth', 'Franklin', 'Gaston', 'Gates', 'Graham', 'Granville', 'Greene', 'Guilford', 'Halifax',
  'Harnett', 'Haywood', 'Henderson', 'Hertford', 'Hoke', 'Hyde', 'Iredell', 'Jackson', 'Johnston',
  'Jones', 'Lee', 'Lenoir', 'Lincoln', 'McDowell', 'Macon', 'Madison', 'Martin', 'Mecklenburg',
  'Mitchell', 'Montgomery', 'Moore', 'Nash', 'New Hanover', 'Northampton', 'Onslow', 'Orange',
  'Pamlico', 'Pasquotank', 'Pender', 'Perquimans', 'Person', 'Pitt', 'Polk', 'Randolph',
  'Richmond', 'Robeson', 'Rockingham', 'Rowan', 'Rutherford', 'Sampson', 'Scotland', 'Stanly',
  'Stokes', 'Surry', 'Swain', 'Transylvania', 'Tyrrell', 'Union', 'Vance', 'Wake', 'Warren',
  'Washington', 'Watauga', 'Wayne', 'Wilkes', 'Wilson', 'Yadkin', 'Yancey'
]) with ordinality as county (name, number);

update division set county_id = division_id where kind = 'county';
insert into division_within (division_id, within_id) select division_id, division_id from division;
insert into division_within (division_id, within_id)
select county.division_id, state.division_id
from division county join division state on state.kind = 'state' and state.state = county.state
where county.kind = 'county';

create function pg_temp.add_question(
  question_slug text, question_category text, question_wording text, options text[]
) returns void language sql as $$
  with made as (
    insert into question (slug, kind, category, wording)
    values (question_slug, 'canonical', question_category, question_wording)
    returning question_id
  )
  insert into question_option (question_id, option, slug, wording)
  select made.question_id, place, split_part(given, '=', 1), split_part(given, '=', 2)
  from made, unnest(options) with ordinality as offered (given, place)
$$;

select pg_temp.add_question('mail-voting-comfort', 'vote_plan',
  'How comfortable are you with voting by mail?',
  array['very-comfortable=Very comfortable', 'comfortable=Comfortable', 'neither=Neither',
    'uncomfortable=Uncomfortable', 'very-uncomfortable=Very uncomfortable']);
select pg_temp.add_question('postal-trust', 'issue',
  'How much do you trust the Postal Service to deliver a ballot in time?',
  array['fully=Fully', 'mostly=Mostly', 'somewhat=Somewhat', 'hardly=Hardly',
    'not-at-all=Not at all']);
select pg_temp.add_question('vote-plan', 'vote_plan', 'How do you plan to vote?',
  array['mail=By mail', 'early=Early, in person', 'election-day=On election day',
    'not-voting=Not voting']);
select pg_temp.add_question('vote-likelihood', 'vote_plan',
  'How likely are you to vote in this election?',
  array['certain=Certain', 'likely=Likely', 'even=Fifty-fifty', 'unlikely=Unlikely',
    'will-not=Will not']);
select pg_temp.add_question('language', 'contactability', 'Which language do you prefer?',
  array['en=English', 'es=Spanish', 'zh=Chinese', 'vi=Vietnamese', 'ko=Korean', 'ar=Arabic',
    'other=Another']);
select pg_temp.add_question('contact-hostility', 'contactability',
  'How was the contact received?',
  array['friendly=Friendly', 'neutral=Neutral', 'hostile=Hostile', 'threatening=Threatening']);
