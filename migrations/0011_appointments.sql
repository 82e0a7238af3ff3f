-- 7: appointments ("sessions" on the client's screens): types, who is busy when, who comes, what they were told.

-- 7.1: what can be booked, and on what terms.
create table appointment_type (
	studio_id uuid not null references studio,
	id uuid not null,
	name text not null check (length(name) between 1 and 120),
	description text not null default '' check (length(description) <= 5000),
	duration_minutes integer not null check (duration_minutes between 5 and 1440),
	-- The grid on which starts are offered.
	step_minutes integer not null default 15 check (step_minutes between 5 and 1440),
	buffer_before_minutes integer not null default 0 check (buffer_before_minutes between 0 and 480),
	buffer_after_minutes integer not null default 0 check (buffer_after_minutes between 0 and 480),
	minimum_notice_minutes integer not null default 120 check (minimum_notice_minutes between 0 and 129600),
	horizon_days integer not null default 60 check (horizon_days between 1 and 730),
	-- 7.5; missing: the studio's. 0: until it starts.
	cancellation_hours integer check (cancellation_hours between 0 and 8760),
	capacity integer not null default 1 check (capacity between 1 and 500),
	price_minor bigint not null default 0 check (price_minor between 0 and 100000000000),
	currency text not null check (currency ~ '^[A-Z]{3}$'),
	place text not null default '' check (length(place) <= 300),
	link text check (link ~ '^https?://' and length(link) <= 2000),
	self_booking text not null default 'nobody' check (self_booking in ('nobody', 'clients', 'everyone')),
	needs_approval boolean not null default false,
	assignment text not null default 'single' check (assignment in ('single', 'round_robin', 'collective')),
	colour smallint not null default 1 check (colour between 1 and 4),
	created_at timestamptz not null default now(),
	archived_at timestamptz,
	version integer not null default 1,
	primary key (studio_id, id)
);
create unique index appointment_type_name on appointment_type (studio_id, lower(name)) where archived_at is null;
call make_studio_table('appointment_type');

create table appointment_type_coach (
	studio_id uuid not null,
	type_id uuid not null,
	staff_id uuid not null,
	primary key (studio_id, type_id, staff_id),
	foreign key (studio_id, type_id) references appointment_type (studio_id, id) on delete cascade,
	foreign key (studio_id, staff_id) references staff (studio_id, id)
);
create index appointment_type_coach_of on appointment_type_coach (studio_id, staff_id);
call make_studio_table('appointment_type_coach');

-- What a studio decides about appointments. No row: the defaults.
create table appointment_settings (
	studio_id uuid primary key references studio,
	cancellation_hours integer not null default 24 check (cancellation_hours between 0 and 8760),
	-- 7.5: what stands where the cancel button was. Empty: our own sentence.
	contact_text text not null default '' check (length(contact_text) <= 500),
	-- 7.6: how long before the start, as ISO durations: days are wall time (P1D), hours are elapsed time (PT2H).
	reminder_leads text[] not null default '{P1D}' check (cardinality(reminder_leads) <= 3),
	-- 8.6: the statistic cards of the client area that are shown.
	client_cards text[] not null default '{total,completed,time,next,spent}',
	version integer not null default 1,
	updated_at timestamptz not null default now()
);
call make_studio_table('appointment_settings');

-- A rule that made several appointments: the same wall time in one zone, whatever the clocks do (I6).
create table appointment_series (
	studio_id uuid not null references studio,
	id uuid not null,
	-- RFC 5545, without DTSTART: FREQ=WEEKLY;INTERVAL=2;COUNT=10
	rule text not null check (length(rule) between 1 and 500),
	wall_start timestamp not null,
	zone text not null,
	created_at timestamptz not null default now(),
	primary key (studio_id, id)
);
call make_studio_table('appointment_series');

create table appointment (
	studio_id uuid not null references studio,
	id uuid not null,
	type_id uuid,
	series_id uuid,
	coach_id uuid not null,
	-- Others who lead it too (a collective type); each of them is busy then.
	other_coach_ids uuid[] not null default '{}',
	title text not null check (length(title) between 1 and 160),
	starts_at timestamptz not null,
	ends_at timestamptz not null,
	-- People agreed on a wall time (I6): kept beside the instant it means.
	zone text not null check (length(zone) <= 64),
	wall_start timestamp not null,
	place text not null default '' check (length(place) <= 300),
	link text check (link ~ '^https?://' and length(link) <= 2000),
	capacity integer not null default 1 check (capacity between 1 and 500),
	price_minor bigint not null default 0 check (price_minor between 0 and 100000000000),
	currency text not null check (currency ~ '^[A-Z]{3}$'),
	-- 7.3: never shown to a client, never in a mail.
	private_notes text not null default '' check (length(private_notes) <= 20000),
	status text not null check (status in ('requested', 'booked', 'completed', 'cancelled', 'no_show')),
	-- Grows when the time changes: a reminder belongs to one revision (I28).
	revision integer not null default 1,
	-- iCalendar SEQUENCE: grows with every change a calendar program should take over (7.7).
	sequence integer not null default 0,
	cancelled_at timestamptz,
	cancelled_by text check (cancelled_by in ('client', 'coach')),
	cancel_reason text not null default '' check (length(cancel_reason) <= 500),
	finished_at timestamptz,
	created_at timestamptz not null default now(),
	created_by text not null check (created_by in ('coach', 'client', 'guest')),
	version integer not null default 1,
	primary key (studio_id, id),
	-- What places refer to: the number of seats is the appointment's own (I3).
	unique (studio_id, id, capacity),
	foreign key (studio_id, type_id) references appointment_type (studio_id, id),
	foreign key (studio_id, series_id) references appointment_series (studio_id, id),
	foreign key (studio_id, coach_id) references staff (studio_id, id),
	check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
	check ((status = 'cancelled') = (cancelled_at is not null))
);
create index appointment_by_coach on appointment (studio_id, coach_id, starts_at);
create index appointment_by_start on appointment (studio_id, starts_at);
create index appointment_of_type on appointment (studio_id, type_id, starts_at) where type_id is not null;
create index appointment_of_series on appointment (studio_id, series_id) where series_id is not null;
create index appointment_requests on appointment (studio_id, starts_at) where status = 'requested';
call make_studio_table('appointment');

-- 7.2, I1: a coach is never in two places. Every row here takes the coach's time; a request takes none. Whoever writes locks the
-- coach first (the constraint alone deadlocks under load).
create table coach_busy (
	studio_id uuid not null,
	id uuid not null,
	coach_id uuid not null,
	appointment_id uuid,
	during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
	-- booked: an appointment. held: somebody is typing their name; gone after held_until.
	status text not null check (status in ('held', 'booked')),
	held_until timestamptz,
	hold_hash bytea,
	type_id uuid,
	primary key (studio_id, id),
	foreign key (studio_id, coach_id) references staff (studio_id, id),
	foreign key (studio_id, appointment_id) references appointment (studio_id, id) on delete cascade,
	check ((status = 'held') = (held_until is not null and hold_hash is not null)),
	check ((status = 'booked') = (appointment_id is not null)),
	constraint coach_busy_once exclude using gist (studio_id with =, coach_id with =, during with &&)
);
create unique index coach_busy_of_appointment on coach_busy (studio_id, appointment_id, coach_id);
create unique index coach_busy_hold on coach_busy (studio_id, hold_hash) where hold_hash is not null;
create index coach_busy_expires on coach_busy (studio_id, held_until) where status = 'held';
call make_studio_table('coach_busy');

-- One client's place in an appointment: their own state, price and payment, and what they were last told (7.4).
create table appointment_place (
	studio_id uuid not null,
	id uuid not null,
	appointment_id uuid not null,
	client_id uuid not null,
	status text not null check (status in ('requested', 'booked', 'waiting', 'completed', 'cancelled', 'no_show')),
	-- I3: a seat has one person, and there are no more seats than the appointment says.
	seat integer,
	capacity integer not null,
	waiting_since timestamptz,
	price_minor bigint not null default 0 check (price_minor between 0 and 100000000000),
	currency text not null check (currency ~ '^[A-Z]{3}$'),
	-- 7.3; none where nothing is owed.
	payment text not null default 'none' check (payment in ('none', 'pending', 'part_paid', 'paid', 'refunded', 'waived')),
	booked_at timestamptz not null,
	cancelled_at timestamptz,
	cancelled_by text check (cancelled_by in ('client', 'coach')),
	cancel_reason text not null default '' check (length(cancel_reason) <= 500),
	-- {"at": …, "startsAt": …, "place": …, "link": …, "coachId": …, "documents": […]}: the last thing they were told; none: nothing yet.
	told jsonb,
	primary key (studio_id, id),
	unique (studio_id, appointment_id, client_id),
	constraint appointment_place_seat unique (studio_id, appointment_id, seat),
	constraint appointment_place_capacity foreign key (studio_id, appointment_id, capacity)
		references appointment (studio_id, id, capacity) on update cascade on delete cascade,
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade,
	constraint appointment_place_fits check (seat between 1 and capacity),
	check ((seat is not null) = (status in ('booked', 'completed', 'no_show'))),
	check ((status = 'waiting') = (waiting_since is not null)),
	check ((status = 'cancelled') = (cancelled_at is not null)),
	check (price_minor > 0 or payment = 'none')
);
create index appointment_place_of_client on appointment_place (studio_id, client_id, appointment_id);
create index appointment_place_unpaid on appointment_place (studio_id, client_id) where payment in ('pending', 'part_paid');
call make_studio_table('appointment_place');

-- 7.3: shared links. Documents are stored files of the appointment.
create table appointment_link (
	studio_id uuid not null,
	id uuid not null,
	appointment_id uuid not null,
	title text not null check (length(title) between 1 and 120),
	url text not null check (url ~ '^https?://' and length(url) <= 2000),
	added_at timestamptz not null default now(),
	primary key (studio_id, id),
	foreign key (studio_id, appointment_id) references appointment (studio_id, id) on delete cascade
);
create index appointment_link_of on appointment_link (studio_id, appointment_id, id);
call make_studio_table('appointment_link');

alter table stored_file add column appointment_id uuid;
alter table stored_file add foreign key (studio_id, appointment_id) references appointment (studio_id, id) on delete cascade;
create index stored_file_appointment on stored_file (studio_id, appointment_id) where appointment_id is not null;

-- I28: a reminder goes once per place, revision and lead. Nothing waits here: what is due is read from the appointments.
create table appointment_reminder (
	studio_id uuid not null,
	place_id uuid not null,
	revision integer not null,
	lead text not null,
	at timestamptz not null,
	primary key (studio_id, place_id, revision, lead),
	foreign key (studio_id, place_id) references appointment_place (studio_id, id) on delete cascade
);
call make_studio_table('appointment_reminder', 'select, insert');

-- 7.7: an invitation travels with its mail; METHOD is the calendar's word for what to do with it.
alter table message add column calendar_method text check (calendar_method in ('REQUEST', 'CANCEL', 'PUBLISH'));
alter table message add column calendar text;
alter table message add check ((calendar_method is null) = (calendar is null));

-- 1.5: two records that are one person may both have a place in one appointment: the kept one's stays, the other's is freed.
alter function merge_client_rows(uuid, uuid) rename to merge_client_rows_before_appointments;
create function merge_client_rows(gone uuid, kept uuid) returns void language plpgsql as $$
begin
	delete from appointment_place a using appointment_place b
	where a.studio_id = current_studio() and b.studio_id = current_studio()
		and a.appointment_id = b.appointment_id and a.client_id = gone and b.client_id = kept;
	perform merge_client_rows_before_appointments(gone, kept);
end $$;
