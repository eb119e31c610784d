-- The sequencer outlives a restore into another cluster, where transaction numbers begin anew: it
-- remembers which cluster its cursor speaks of, gives rows that came with the restore a place and a
-- number that no transaction to come can have, and no change ever gets two places.
alter table sequencer add column cluster text not null default '';
create unique index change_place_by_change on change_place (change_id);
grant update (xid) on change to commonroll_system;
