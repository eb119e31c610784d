-- Whether a list's own record ids are kept as the organisation's ids of whom the rows mean.
alter table match_list add column keep_ids boolean not null default false;
