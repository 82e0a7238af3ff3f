-- Calendars, what stands on them, and what was trained.

-- A client has one main calendar (and later one more per 1-2-1 subscription).
create table calendar (
	studio_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	kind text not null default 'main' check (kind in ('main', 'one_to_one')),
	created_at timestamptz not null default now(),
	primary key (studio_id, id),
	unique (studio_id, id, client_id),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade
);
create unique index calendar_main on calendar (studio_id, client_id) where kind = 'main';
create index calendar_client on calendar (studio_id, client_id);
call make_studio_table('calendar');

-- A run: a program placed on a calendar from a start date. Two runs overlap only where somebody chose "run both":
-- then the second stands in a lane of its own (4.7, 4.8, I22).
create table program_run (
	studio_id uuid not null,
	id uuid not null,
	calendar_id uuid not null,
	client_id uuid not null,
	program_id uuid,
	program_version integer not null,
	title text not null,
	span daterange not null check (not isempty(span) and lower_inc(span) and not upper_inc(span)),
	lane integer not null default 0 check (lane between 0 and 9),
	scheduled_by text not null check (scheduled_by in ('client', 'coach')),
	created_at timestamptz not null default now(),
	primary key (studio_id, id),
	foreign key (studio_id, calendar_id, client_id) references calendar (studio_id, id, client_id) on delete cascade,
	foreign key (studio_id, program_id) references program (studio_id, id) on delete set null (program_id),
	constraint program_run_no_overlap exclude using gist
		(studio_id with =, calendar_id with =, lane with =, span with &&)
);
create index program_run_of_program on program_run (studio_id, program_id);
create index program_run_of_calendar on program_run (studio_id, calendar_id);
call make_studio_table('program_run');

-- A workout on a date. It owns its content: copied when scheduled, so that no edit elsewhere reaches it (I21, I23).
create table workout (
	studio_id uuid not null,
	id uuid not null,
	calendar_id uuid not null,
	client_id uuid not null,
	run_id uuid,
	on_date date not null,
	position integer not null default 0,
	title text not null check (length(title) <= 120),
	content jsonb not null,
	program_workout_id uuid,
	program_workout_version integer,
	changed_by_hand_at timestamptz,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	primary key (studio_id, id),
	foreign key (studio_id, calendar_id, client_id) references calendar (studio_id, id, client_id) on delete cascade,
	foreign key (studio_id, run_id) references program_run (studio_id, id) on delete cascade
);
create index workout_by_date on workout (studio_id, calendar_id, on_date, position);
create index workout_of_client on workout (studio_id, client_id, on_date);
create index workout_of_run on workout (studio_id, run_id);
create index workout_of_source on workout (studio_id, program_workout_id) where program_workout_id is not null;
call make_studio_table('workout');

-- What was trained is the client's for good: it names its workout but doesn't hang on it (4.7).
create table training_log (
	studio_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	workout_id uuid,
	on_date date not null,
	title text not null,
	program_id uuid,
	program_title text,
	prescribed jsonb not null,
	status text not null check (status in ('started', 'completed', 'skipped')),
	comment text not null default '' check (length(comment) <= 2000),
	started_at timestamptz not null,
	finished_at timestamptz,
	version integer not null default 1,
	logged_by text not null check (logged_by in ('client', 'coach')),
	primary key (studio_id, id),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade
);
create unique index training_log_workout on training_log (studio_id, workout_id) where workout_id is not null;
create index training_log_history on training_log (studio_id, client_id, on_date desc, id desc);
call make_studio_table('training_log');

-- One set as it was done. Loads in grams, distances in millimetres and durations in milliseconds keep what was typed
-- exactly; load_unit says how it was typed. The id comes from the device, so that a replay finds its row (5.5).
create table logged_set (
	studio_id uuid not null,
	id uuid not null,
	log_id uuid not null,
	client_id uuid not null,
	exercise_key text not null check (length(exercise_key) <= 80),
	exercise_name text not null check (length(exercise_name) <= 120),
	item_id text not null,
	set_number integer not null check (set_number between 1 and 100),
	reps integer check (reps between 0 and 10000),
	load_grams integer check (load_grams between 0 and 2000000),
	load_unit text check (load_unit in ('kg', 'lb')),
	duration_ms integer check (duration_ms between 0 and 172800000),
	distance_mm integer check (distance_mm between 0 and 1000000000),
	rpe numeric(3, 1) check (rpe between 0 and 10),
	rir integer check (rir between 0 and 20),
	note text not null default '' check (length(note) <= 500),
	done_at timestamptz not null,
	primary key (studio_id, id),
	unique (studio_id, log_id, item_id, set_number),
	foreign key (studio_id, log_id) references training_log (studio_id, id) on delete cascade,
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade
);
create index logged_set_exercise on logged_set (studio_id, client_id, exercise_key, done_at desc);
create index logged_set_of_log on logged_set (studio_id, log_id);
call make_studio_table('logged_set');
