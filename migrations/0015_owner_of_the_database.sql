-- The owner of the database acts as such whether a superuser or not. Migrations change rows of every studio, the directory
-- of clients and forget_in_trail work in the owner's name, and so do (since PostgreSQL 18) the triggers behind a cascade.
-- Row security is forced, so that an owner without a superuser's rights, as hosts of PostgreSQL give it, found no row there.
-- Requests and jobs never run as the owner: ensureRoles() refuses a role for them that could.
create or replace procedure make_studio_table(name regclass, rights text default 'select, insert, update, delete') language plpgsql as $$
begin
	execute format('alter table %s enable row level security', name);
	execute format('alter table %s force row level security', name);
	execute format('create policy own_studio on %s to touchline_app, touchline_worker '
		'using (studio_id = current_studio()) with check (studio_id = current_studio())', name);
	execute format('create policy owner_of_database on %s to pg_database_owner using (true) with check (true)', name);
	execute format('grant %s on %s to touchline_app, touchline_worker', rights, name);
end $$;

do $$ declare secured regclass; begin
	for secured in select oid from pg_class where relforcerowsecurity and relnamespace = 'public'::regnamespace loop
		execute format('create policy owner_of_database on %s to pg_database_owner using (true) with check (true)', secured);
	end loop;
end $$;

-- What 0006 had given such an owner before, table by table.
drop policy if exists owner_reads on client;
drop policy if exists owner_forgets on event;
