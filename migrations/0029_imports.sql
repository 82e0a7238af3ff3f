-- Issue 5.8: training that was logged elsewhere comes over from a file, is looked through first, and can be taken back whole.

-- Which import a log or a set came with; null for what was logged here. It is what undoing takes away again.
alter table training_log add column import_id uuid;
alter table logged_set add column import_id uuid;
create index training_log_import on training_log (studio_id, import_id) where import_id is not null;
create index logged_set_import on logged_set (studio_id, import_id) where import_id is not null;

create table training_import (
	studio_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	staff_id uuid not null,
	file_name text not null check (length(file_name) between 1 and 200),
	headers text[] not null,
	samples jsonb not null,
	mapping jsonb not null,
	-- The file as it came, until its rows are read.
	content text,
	state text not null default 'reading'
		check (state in ('reading', 'mapping', 'checking', 'checked', 'running', 'done', 'undoing', 'undone', 'broken')),
	-- How far the present step is, of how many rows.
	done integer not null default 0 check (done >= 0),
	total integer not null default 0 check (total >= 0),
	created_at timestamptz not null,
	finished_at timestamptz,
	primary key (studio_id, id),
	check ((content is not null) = (state = 'reading')),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade,
	foreign key (studio_id, staff_id) references staff (studio_id, id)
);
create index training_import_of_client on training_import (studio_id, client_id, id desc);
call make_studio_table('training_import');

create table training_import_row (
	studio_id uuid not null,
	import_id uuid not null,
	number integer not null check (number >= 1),
	cells text[] not null,
	-- What was read of it; null where it couldn't be, or where its exercise is left out.
	said jsonb,
	problem text,
	-- `made` stands in the log by this import, `known` stood there before.
	outcome text check (outcome in ('made', 'known', 'failed', 'left_out')),
	primary key (studio_id, import_id, number),
	foreign key (studio_id, import_id) references training_import (studio_id, id) on delete cascade
);
create index training_import_row_outcome on training_import_row (studio_id, import_id, outcome);
call make_studio_table('training_import_row');
