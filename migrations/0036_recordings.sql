-- Issue 5.8: a workout as a watch or an app kept it: its file becomes a completed log, once, and can be taken back.

create table recording (
	studio_id uuid not null,
	-- Its log's id, which log and set carry as their `import_id` too.
	id uuid not null,
	client_id uuid not null,
	file_name text not null check (length(file_name) between 1 and 200),
	format text not null check (format in ('fit', 'tcx', 'gpx')),
	device text check (length(device) between 1 and 120),
	started_at timestamptz not null,
	-- Moving, as the device counted it; a lesser part of the time until it ended.
	duration_ms integer not null check (duration_ms between 1 and 172800000),
	distance_mm integer check (distance_mm between 1 and 1000000000),
	average_heart_rate integer check (average_heart_rate between 20 and 250),
	highest_heart_rate integer check (highest_heart_rate between 20 and 250),
	brought_by text not null check (brought_by in ('client', 'coach')),
	created_at timestamptz not null,
	primary key (studio_id, id),
	-- Nobody begins two workouts in one second: the same one is known again, from whichever file and format it comes.
	constraint recording_once unique (studio_id, client_id, started_at),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade,
	-- Its row is written first, so that whoever comes second finds it.
	foreign key (studio_id, id) references training_log (studio_id, id) on delete cascade deferrable initially deferred
);
create index recording_newest on recording (studio_id, client_id, id desc);
call make_studio_table('recording');

-- 1.5: of two records that become one, both may hold the same recording: the kept record's stays.
create function merge_recording() returns trigger language plpgsql as $$
begin
	if exists (select from recording r where r.studio_id = new.studio_id and r.client_id = new.client_id
		and r.started_at = new.started_at) then
		return null;
	end if;
	return new;
end $$;
create trigger recording_merged before update of client_id on recording
	for each row when (new.client_id <> old.client_id) execute function merge_recording();
