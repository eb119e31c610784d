-- After a bulk load the planner knows nothing of the new rows until statistics are taken, and a match
-- of a thousand contacts then takes minutes. The import takes them itself: from PostgreSQL 17 on a
-- role may be allowed to; before, autovacuum comes within a minute.
do $$ begin
  if current_setting('server_version_num')::integer >= 170000 then
    execute 'grant maintain on registration, vote, voter_key, address, statement, contact, answer,
      contact_key, person to commonroll_system';
  end if;
end $$;
