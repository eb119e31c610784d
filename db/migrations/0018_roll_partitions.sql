-- PostgreSQL refuses COPY into a table with row-level security. An import copies into the partitions
-- themselves, which only the system role may, and only to add: it sees every row of the table anyway.
do $$
declare part text;
begin
  for part in
    select inhrelid::regclass::text from pg_inherits
    where inhparent in ('registration'::regclass, 'vote'::regclass) loop
    execute format('grant insert on %s to commonroll_system', part);
  end loop;
end $$;
