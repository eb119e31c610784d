-- What an import leaves behind it: which version it was writing (a crash shows), voters that the
-- last file of their county did not name, and what an upload was told to do.
alter table roll add column writing_version integer;
alter table roll_import add column force boolean not null default false;
alter table roll_import add column file_path text;
alter table roll_import add column bytes_total bigint;

-- The version from which on the voter was missing from her county's file. Not in the file is not
-- cancelled: the registration stays as it was.
alter table registration add column absent_since integer;
