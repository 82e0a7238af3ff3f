-- Exercises, programs and who may have them.

-- 3.3: the studio's own, beside the library that comes with Touchline (which is code, not rows).
create table exercise (
	studio_id uuid not null references studio,
	id uuid not null,
	name text not null check (length(name) between 1 and 120),
	aliases text[] not null default '{}',
	primary_muscles text[] not null default '{}',
	secondary_muscles text[] not null default '{}',
	equipment text[] not null default '{}',
	movement text,
	tracking text not null default 'reps_load'
		check (tracking in ('reps_load', 'reps', 'time', 'distance', 'distance_time')),
	unilateral boolean not null default false,
	instructions text not null default '' check (length(instructions) <= 5000),
	video_url text check (video_url ~ '^https?://' and length(video_url) <= 2000),
	created_at timestamptz not null default now(),
	archived_at timestamptz,
	version integer not null default 1,
	search_text text collate "C" generated always as (fold(name)) stored,
	primary key (studio_id, id)
);
create unique index exercise_name on exercise (studio_id, lower(name)) where archived_at is null;
create index exercise_search on exercise using gin (studio_id, search_text gin_trgm_ops);
call make_studio_table('exercise');

-- 3.1, 3.4, 3.5
create table program (
	studio_id uuid not null references studio,
	id uuid not null,
	title text not null check (length(title) between 1 and 120),
	description text not null default '' check (length(description) <= 5000),
	type text not null default 'plan' check (type in ('plan', 'one_to_one', 'group')),
	weeks integer not null default 4 check (weeks between 1 and 104),
	created_by uuid,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	published_at timestamptz,
	published_by uuid,
	archived_at timestamptz,
	version integer not null default 1,
	search_text text collate "C" generated always as (fold(title)) stored,
	primary key (studio_id, id),
	foreign key (studio_id, created_by) references staff (studio_id, id)
);
create index program_by_title on program (studio_id, search_text, id);
create index program_search on program using gin (studio_id, search_text gin_trgm_ops);
call make_studio_table('program');

create table program_workout (
	studio_id uuid not null,
	id uuid not null,
	program_id uuid not null,
	week integer not null check (week between 1 and 104),
	day integer not null check (day between 1 and 7),
	position integer not null default 0,
	title text not null check (length(title) <= 120),
	content jsonb not null,
	version integer not null default 1,
	updated_at timestamptz not null default now(),
	updated_by uuid,
	primary key (studio_id, id),
	foreign key (studio_id, program_id) references program (studio_id, id) on delete cascade
);
create index program_workout_grid on program_workout (studio_id, program_id, week, day, position);
call make_studio_table('program_workout');

-- 4.1: the sharing type and the switch. No row or not activated: nothing is granted.
create table program_share (
	studio_id uuid not null,
	program_id uuid not null,
	kind text not null default 'specific' check (kind in ('specific', 'generic')),
	tell_when_generic boolean not null default false,
	activated_at timestamptz,
	activated_by uuid,
	version integer not null default 1,
	primary key (studio_id, program_id),
	foreign key (studio_id, program_id) references program (studio_id, id) on delete cascade
);
call make_studio_table('program_share');

-- 4.2: generic sharing narrowed to groups.
create table program_share_group (
	studio_id uuid not null,
	program_id uuid not null,
	group_id uuid not null,
	primary key (studio_id, program_id, group_id),
	foreign key (studio_id, program_id) references program_share (studio_id, program_id) on delete cascade,
	foreign key (studio_id, group_id) references client_group (studio_id, id) on delete cascade
);
call make_studio_table('program_share_group');

-- 4.3: specific sharing: one row is one grant; taking it away and giving it again is another grant.
create table program_share_client (
	studio_id uuid not null,
	program_id uuid not null,
	client_id uuid not null,
	grant_id uuid not null,
	added_at timestamptz not null default now(),
	added_by uuid,
	primary key (studio_id, program_id, client_id),
	unique (studio_id, grant_id),
	foreign key (studio_id, program_id) references program_share (studio_id, program_id) on delete cascade,
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade
);
create index program_share_client_of on program_share_client (studio_id, client_id);
call make_studio_table('program_share_client');

-- I24: nobody is told twice for the same grant.
create table program_share_told (
	studio_id uuid not null,
	grant_id uuid not null,
	client_id uuid not null,
	event_id uuid not null,
	at timestamptz not null default now(),
	primary key (studio_id, grant_id, client_id)
);
call make_studio_table('program_share_told', 'select, insert, delete');

-- I20: the one predicate for list, detail, files and search. Whoever stands here may see and schedule.
create view program_access with (security_invoker = true) as
	select p.studio_id, p.id as program_id, c.id as client_id
	from program p
	join program_share s on s.studio_id = p.studio_id and s.program_id = p.id
	join client c on c.studio_id = p.studio_id
	where p.type = 'plan' and p.published_at is not null and p.archived_at is null
		and s.activated_at is not null and c.archived_at is null
		and case s.kind
			when 'specific' then exists (
				select from program_share_client x
				where x.studio_id = p.studio_id and x.program_id = p.id and x.client_id = c.id)
			else not exists (
				select from program_share_group g where g.studio_id = p.studio_id and g.program_id = p.id)
			or exists (
				select from program_share_group g
				join group_membership m on m.studio_id = g.studio_id and m.group_id = g.group_id
				where g.studio_id = p.studio_id and g.program_id = p.id and m.client_id = c.id)
		end;
grant select on program_access to touchline_app, touchline_worker;
