-- 7.1: when a coach can be met: hours of the week, special days, days off, and what other calendars say (7.7).

-- In whose wall time the hours below are told; missing: the studio's. The version guards against two editors at once.
create table coach_schedule (
	studio_id uuid not null,
	staff_id uuid not null,
	time_zone text check (length(time_zone) <= 64),
	version integer not null default 1,
	updated_at timestamptz not null default now(),
	primary key (studio_id, staff_id),
	foreign key (studio_id, staff_id) references staff (studio_id, id)
);
call make_studio_table('coach_schedule');

-- Hours that return each week, in minutes of the day on which they start: to_minute beyond 1440 is the next day. Breaks are
-- the gaps. 0 is Sunday.
create table weekly_hours (
	studio_id uuid not null,
	staff_id uuid not null,
	weekday smallint not null check (weekday between 0 and 6),
	from_minute integer not null check (from_minute between 0 and 1439),
	to_minute integer not null,
	-- The week as a circle: Saturday night runs into Sunday.
	of_week int4multirange not null generated always as (
		case when weekday * 1440 + to_minute <= 10080
			then int4multirange(int4range(weekday * 1440 + from_minute, weekday * 1440 + to_minute))
			else int4multirange(
				int4range(weekday * 1440 + from_minute, 10080), int4range(0, weekday * 1440 + to_minute - 10080))
		end) stored,
	primary key (studio_id, staff_id, weekday, from_minute),
	foreign key (studio_id, staff_id) references coach_schedule (studio_id, staff_id) on delete cascade,
	constraint weekly_hours_length check (to_minute > from_minute and to_minute <= from_minute + 1440),
	constraint weekly_hours_apart exclude using gist (studio_id with =, staff_id with =, of_week with &&)
);
call make_studio_table('weekly_hours');

-- One date on which the week doesn't count: its own hours start on it, or none do.
create table special_day (
	studio_id uuid not null,
	staff_id uuid not null,
	day date not null check (day between date '2000-01-01' and date '2199-12-31'),
	note text not null default '' check (length(note) <= 200),
	primary key (studio_id, staff_id, day),
	foreign key (studio_id, staff_id) references staff (studio_id, id)
);
call make_studio_table('special_day');

create table special_hours (
	studio_id uuid not null,
	staff_id uuid not null,
	day date not null,
	from_minute integer not null check (from_minute between 0 and 1439),
	to_minute integer not null,
	primary key (studio_id, staff_id, day, from_minute),
	foreign key (studio_id, staff_id, day) references special_day (studio_id, staff_id, day) on delete cascade,
	constraint special_hours_length check (to_minute > from_minute and to_minute <= from_minute + 1440),
	constraint special_hours_apart exclude using gist (
		studio_id with =, staff_id with =,
		int4range((day - date '2000-01-01') * 1440 + from_minute, (day - date '2000-01-01') * 1440 + to_minute) with &&)
);
call make_studio_table('special_hours');

-- Whole days on which nobody can be met: one coach's, or (no staff_id) the whole studio's.
create table day_off (
	studio_id uuid not null references studio,
	id uuid not null,
	staff_id uuid,
	days daterange not null check (
		not isempty(days) and lower_inc(days) and not upper_inc(days)
		and lower(days) >= date '2000-01-01' and upper(days) <= date '2200-01-01' and upper(days) - lower(days) <= 731),
	reason text not null default '' check (length(reason) <= 200),
	created_at timestamptz not null default now(),
	primary key (studio_id, id),
	foreign key (studio_id, staff_id) references staff (studio_id, id),
	constraint day_off_once unique nulls not distinct (studio_id, staff_id, days)
);
call make_studio_table('day_off');

-- 7.7: a coach's calendar elsewhere. Only when it is busy is kept, never with what or whom.
create table external_calendar (
	studio_id uuid not null,
	id uuid not null,
	staff_id uuid not null,
	label text not null check (length(label) between 1 and 80),
	-- Whoever has the address can read the calendar: it is kept sealed and never shown whole again.
	url_sealed text not null,
	url_digest text not null,
	-- What of the address is shown.
	host text not null check (length(host) <= 253),
	added_at timestamptz not null,
	-- Read again from here on; moved on by whoever takes it, so that two workers don't both read.
	next_read_at timestamptz not null,
	tried_at timestamptz,
	-- When it last answered as it should, and when that was last written into `busy` (I7): what repeats reaches further each day.
	worked_at timestamptz,
	expanded_at timestamptz,
	failures integer not null default 0,
	failure text,
	failing_since timestamptz,
	told_at timestamptz,
	etag text check (length(etag) <= 500),
	body_digest text,
	busy tstzmultirange not null default '{}',
	primary key (studio_id, id),
	foreign key (studio_id, staff_id) references staff (studio_id, id),
	check ((failures = 0) = (failure is null)),
	check ((failures = 0) = (failing_since is null)),
	constraint external_calendar_once unique (studio_id, staff_id, url_digest)
);
create index external_calendar_due on external_calendar (studio_id, next_read_at);
call make_studio_table('external_calendar');
