-- Which of its places a range gave its numbers to: bit i of byte i / 8, the lowest first, stands for
-- place from_place + i. Numbers must mean the same for ever, and what a clause covers may be seen
-- differently later (a precinct moves to another district), so it is kept, not worked out again.
alter table subscription_range add column marks bytea not null;

-- Both are written many times a second while a subscription is live; room beside the row keeps such
-- updates out of the indexes.
alter table subscription set (fillfactor = 50);
alter table subscription_range set (fillfactor = 70);

-- The pulse is counted anew when a process starts: the last day's contacts, found by when they came.
-- Contacts come in the order of their time, so the smallest of indexes finds them and costs nothing.
create index contact_by_receipt on contact using brin (received_at)
  with (pages_per_range = 16, autosummarize = on);
