-- How far those who were on no roll have been looked for on each version of it: a worker that was
-- killed goes on from here.
create table roll_join (
  roll_id smallint primary key references roll,
  version integer not null,
  after_person_id bigint not null default 0,
  done boolean not null default false
);
grant select, insert, update on roll_join to commonroll_system;
