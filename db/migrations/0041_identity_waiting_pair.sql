-- A contact that waits because its person is only probable stands in the same queue: what it says of
-- her beside each candidate. The decision is carried out a little later, so that it can be undone.
alter table review_pair drop constraint review_pair_origin_check;
alter table review_pair add constraint review_pair_origin_check
  check (origin in ('roll', 'list', 'contact'));
alter table review_pair add column contact_id bigint;
alter table review_pair add column carried_out_at timestamptz;
alter table review_pair add constraint review_pair_contact_check
  check ((origin = 'contact') = (contact_id is not null));
create index review_pair_of_contact on review_pair (contact_id) where contact_id is not null;
