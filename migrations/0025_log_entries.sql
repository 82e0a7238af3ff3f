-- 5.5: whatever is written into a log, once, under an id that the writing device made: sent again, it finds its row and nothing
-- happens. The id counts within its log, so that nobody learns whether it is another's. `said` is what was written; what a later entry of another device overtook stays here, whole.
create table log_entry (
	studio_id uuid not null,
	id uuid not null,
	log_id uuid not null,
	client_id uuid not null,
	kind text not null check (kind in ('set', 'set_removed', 'completed', 'skipped', 'reopened', 'commented')),
	set_id uuid,
	item_id text check (length(item_id) <= 64),
	set_number integer check (set_number between 1 and 100),
	said jsonb not null default '{}',
	device_id uuid,
	done_at timestamptz not null,
	received_at timestamptz not null,
	check ((kind in ('set', 'set_removed')) = (set_id is not null)),
	check ((kind = 'set') = (item_id is not null and set_number is not null)),
	primary key (studio_id, log_id, id),
	foreign key (studio_id, log_id) references training_log (studio_id, id) on delete cascade,
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade
);
create index log_entry_of_client on log_entry (studio_id, client_id, received_at desc);
call make_studio_table('log_entry');
