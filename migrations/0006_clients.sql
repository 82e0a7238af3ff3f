-- Clients at 100,000: search, fields of the studio's own, imports, merged records, files that are gone.

-- LIKE is not leakproof, so under row security no index can serve it. This view carries the same fence (the studio of the
-- transaction, none without one: I30, I31) as a plain condition, which the planner may combine with the trigram index.
-- Only ever read by our own statements, never with a function somebody else brings.
create view client_directory as
	select studio_id, id, account_id, first_name, last_name, email, phone, tags, primary_coach_id, created_at, archived_at,
		sort_name, search_text
	from client where studio_id = current_studio();
grant select on client_directory to touchline_app, touchline_worker;

-- A search that matches many walks the names in their order until a page is full; with everything it has to look at in the
-- index, it never touches a row it doesn't show.
drop index client_by_name;
create index client_by_name on client (studio_id, sort_name, id) include (search_text, archived_at, primary_coach_id);

-- The archived are few among many: a list of them must not walk past everybody else.
create index client_archived_by_name on client (studio_id, sort_name, id) where archived_at is not null;
create index client_coach_of on client_coach (studio_id, staff_id, client_id);

-- 2.1: the number another product knows this client by; imports find them again by it.
alter table client add column external_id text check (length(external_id) between 1 and 100);
create unique index client_external_id on client (studio_id, external_id) where external_id is not null;

-- 2.5: fields of the studio's own; values stand in client.custom_fields under the field's id.
create table custom_field (
	studio_id uuid not null references studio,
	id uuid not null,
	name text not null check (length(name) between 1 and 60),
	kind text not null check (kind in ('text', 'number', 'date', 'choice')),
	choices text[] not null default '{}',
	position integer not null default 0,
	created_at timestamptz not null default now(),
	primary key (studio_id, id),
	check ((kind = 'choice') = (cardinality(choices) > 0))
);
create unique index custom_field_name on custom_field (studio_id, lower(name));
call make_studio_table('custom_field');

-- 1.5: where a merged record went, so that old links and old imports still lead to the person.
create table client_merged (
	studio_id uuid not null,
	client_id uuid not null,
	into_client_id uuid not null,
	at timestamptz not null,
	primary key (studio_id, client_id),
	foreign key (studio_id, into_client_id) references client (studio_id, id) on delete cascade
);
create index client_merged_into on client_merged (studio_id, into_client_id);
call make_studio_table('client_merged');

-- 2.1: one uploaded list of clients, and where it stands.
create table client_import (
	studio_id uuid not null references studio,
	id uuid not null,
	staff_id uuid not null,
	file_name text not null check (length(file_name) between 1 and 200),
	headers text[] not null,
	mapping jsonb not null default '{}',
	state text not null default 'mapping' check (state in ('mapping', 'running', 'done')),
	created_at timestamptz not null default now(),
	finished_at timestamptz,
	primary key (studio_id, id),
	foreign key (studio_id, staff_id) references staff (studio_id, id)
);
create index client_import_newest on client_import (studio_id, id desc);
call make_studio_table('client_import');

create table client_import_row (
	studio_id uuid not null,
	import_id uuid not null,
	number integer not null check (number >= 1),
	cells text[] not null,
	outcome text check (outcome in ('created', 'updated', 'unchanged', 'failed')),
	problem text,
	primary key (studio_id, import_id, number),
	foreign key (studio_id, import_id) references client_import (studio_id, id) on delete cascade
);
create index client_import_row_waiting on client_import_row (studio_id, import_id, number) where outcome is null;
call make_studio_table('client_import_row');

-- I35: however a file's row goes (by hand, with its client, by a cascade), its key is remembered until the bytes are gone too.
create table stored_file_gone (
	studio_id uuid not null references studio,
	storage_key text not null,
	at timestamptz not null default now(),
	primary key (studio_id, storage_key)
);
call make_studio_table('stored_file_gone', 'select, insert, delete');

create function remember_gone_file() returns trigger language plpgsql as $$
begin
	insert into stored_file_gone (studio_id, storage_key) values (old.studio_id, old.storage_key);
	return null;
end $$;
create trigger stored_file_gone after delete on stored_file for each row execute function remember_gone_file();

create index stored_file_waiting on stored_file (studio_id, created_at) where ready_at is null;
alter table studio_settings add column file_quota_bytes bigint not null default 5368709120 check (file_quota_bytes >= 0);

-- 2.1: a deleted client leaves the trail's "who did what when", without what it said about them (I40).
create function forget_in_trail(forgotten uuid) returns void language sql security definer set search_path = public as $$
	update event set before = null, after = null, data = '{}',
		actor_name = case when actor_kind = 'client' and actor_id = forgotten then '' else actor_name end
	where studio_id = current_studio() and client_id = forgotten
$$;
revoke execute on function forget_in_trail from public;
grant execute on function forget_in_trail to touchline_app, touchline_worker;

-- An owner who is no superuser is bound by row security too (it is forced): the view and the function above act as the owner.
do $$ begin
	if not (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) then
		execute format('create policy owner_reads on client for select to %I using (true)', current_user);
		execute format('create policy owner_forgets on event to %I using (studio_id = current_studio())', current_user);
	end if;
end $$;

-- 1.5: everything of one record becomes the other's, in the caller's transaction and with the caller's rights. A table that
-- a later feature adds with a client_id column is found in the catalogue and moved too; where both have the same row,
-- the kept record's stays.
create function merge_client_rows(gone uuid, kept uuid) returns void language plpgsql as $$
declare
	studio uuid := current_studio();
	main uuid;
	old record;
	new_calendar uuid;
	run record;
	other record;
begin
	delete from client_coach a using client_coach b where a.studio_id = studio and b.studio_id = studio
		and a.client_id = gone and b.client_id = kept and a.staff_id = b.staff_id;
	delete from client_group_member a using client_group_member b where a.studio_id = studio and b.studio_id = studio
		and a.client_id = gone and b.client_id = kept and a.group_id = b.group_id;
	delete from program_share_client a using program_share_client b where a.studio_id = studio and b.studio_id = studio
		and a.client_id = gone and b.client_id = kept and a.program_id = b.program_id;
	insert into program_share_told (studio_id, grant_id, client_id, event_id, at)
		select studio_id, grant_id, kept, event_id, at from program_share_told where studio_id = studio and client_id = gone
		on conflict do nothing;
	delete from program_share_told where studio_id = studio and client_id = gone;
	delete from notice a using notice b where a.studio_id = studio and b.studio_id = studio
		and a.client_id = gone and b.client_id = kept and a.event_id = b.event_id and a.kind = b.kind;
	delete from notification_choice where studio_id = studio and person_id = gone;
	update invitation set withdrawn_at = now() where studio_id = studio and client_id = gone
		and accepted_at is null and withdrawn_at is null;

	select id into main from calendar where studio_id = studio and client_id = kept and kind = 'main';
	for old in select id, kind from calendar where studio_id = studio and client_id = gone order by id loop
		if old.kind = 'main' and main is not null then
			new_calendar := main;
		else
			new_calendar := gen_random_uuid();
			insert into calendar (studio_id, id, client_id, kind) values (studio, new_calendar, kept, old.kind);
		end if;
		-- Runs of both may overlap: each finds the first free lane (4.8, "run both").
		for run in select id, span from program_run where studio_id = studio and calendar_id = old.id order by lower(span), id loop
			update program_run set calendar_id = new_calendar, client_id = kept, lane = (
				select min(free) from generate_series(0, 9) free where not exists (
					select from program_run r where r.studio_id = studio and r.calendar_id = new_calendar
						and r.lane = free and r.span && run.span))
			where studio_id = studio and id = run.id;
		end loop;
		update workout set calendar_id = new_calendar, client_id = kept where studio_id = studio and calendar_id = old.id;
		delete from calendar where studio_id = studio and id = old.id;
	end loop;

	for other in
		select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'client_id' and not a.attisdropped
		where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('event', 'calendar', 'client_merged')
			and has_table_privilege(c.oid, 'update')
	loop
		execute format('update %I set client_id = $1 where studio_id = $2 and client_id = $3', other.relname) using kept, studio, gone;
	end loop;
	update client_merged set into_client_id = kept where studio_id = studio and into_client_id = gone;
end $$;

-- I20 at every moment: generic sharing without groups is for everybody, so a program shared with one group alone must not
-- become everybody's in the instant that group is deleted. It is switched off instead, in the same statement.
create function switch_off_sharing_of_group() returns trigger language plpgsql as $$
begin
	update program_share s set activated_at = null, version = s.version + 1
	where s.studio_id = old.studio_id and s.kind = 'generic' and s.activated_at is not null
		and exists (select from program_share_group g
			where g.studio_id = s.studio_id and g.program_id = s.program_id and g.group_id = old.id)
		and not exists (select from program_share_group g
			where g.studio_id = s.studio_id and g.program_id = s.program_id and g.group_id <> old.id);
	return old;
end $$;
create trigger switch_off_sharing before delete on client_group for each row execute function switch_off_sharing_of_group();
create index program_share_group_of on program_share_group (studio_id, group_id);
