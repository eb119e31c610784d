-- The parameters of the scorer as they were learned, each version kept: a decision names the
-- version it was made with. The newest one is in force; none means those that are shipped.
create table scorer_weights (
  weights_id integer generated always as identity primary key,
  version text not null unique,
  made_at timestamptz not null,
  body jsonb not null
);

grant select on scorer_weights to commonroll_app;
grant select, insert on scorer_weights to commonroll_system;
