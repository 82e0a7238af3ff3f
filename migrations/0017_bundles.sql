-- 7.1: bundles: several appointments that belong together, offered to a client, who picks their dates.

-- What a coach offers again and again.
create table bundle_template (
	studio_id uuid not null references studio,
	id uuid not null,
	name text not null check (length(name) between 1 and 120),
	description text not null default '' check (length(description) <= 5000),
	-- None: what its sessions cost together.
	total_minor bigint check (total_minor between 0 and 100000000000),
	created_at timestamptz not null default now(),
	archived_at timestamptz,
	version integer not null default 1,
	primary key (studio_id, id)
);
create unique index bundle_template_name on bundle_template (studio_id, lower(name)) where archived_at is null;
call make_studio_table('bundle_template');

-- So many sessions of one type, in order.
create table bundle_template_line (
	studio_id uuid not null,
	template_id uuid not null,
	n integer not null check (n between 1 and 12),
	type_id uuid not null,
	count integer not null check (count between 1 and 52),
	-- Days after the session before; 7 is one a week.
	every_days integer not null check (every_days between 1 and 90),
	primary key (studio_id, template_id, n),
	foreign key (studio_id, template_id) references bundle_template (studio_id, id) on delete cascade,
	foreign key (studio_id, type_id) references appointment_type (studio_id, id)
);
create index bundle_template_line_of_type on bundle_template_line (studio_id, type_id);
call make_studio_table('bundle_template_line');

-- An offer to one client: a copy of the template as it stood (I14).
create table bundle (
	studio_id uuid not null references studio,
	id uuid not null,
	template_id uuid not null,
	client_id uuid not null,
	-- Who leads its sessions.
	coach_id uuid not null,
	name text not null check (length(name) between 1 and 120),
	description text not null default '' check (length(description) <= 5000),
	message text not null default '' check (length(message) <= 2000),
	total_minor bigint not null check (total_minor between 0 and 100000000000),
	currency text not null check (currency ~ '^[A-Z]{3}$'),
	-- "Expired" is no state of its own: it is an offer after its last day, by the clock on the studio's wall.
	status text not null default 'offered' check (status in ('offered', 'confirmed', 'declined', 'withdrawn')),
	expires_on date not null,
	zone text not null check (length(zone) <= 64),
	offered_at timestamptz not null,
	offered_by uuid not null,
	answered_at timestamptz,
	-- Whose choice the dates are.
	confirmed_by text check (confirmed_by in ('client', 'coach')),
	-- The act that made the sessions: what undoing names.
	confirmed_event uuid,
	decline_reason text not null default '' check (length(decline_reason) <= 500),
	version integer not null default 1,
	primary key (studio_id, id),
	foreign key (studio_id, template_id) references bundle_template (studio_id, id),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade,
	foreign key (studio_id, coach_id) references staff (studio_id, id),
	foreign key (studio_id, offered_by) references staff (studio_id, id),
	check ((status = 'offered') = (answered_at is null)),
	check (status <> 'confirmed' or (confirmed_by is not null and confirmed_event is not null))
);
create index bundle_of_client on bundle (studio_id, client_id, offered_at);
create index bundle_of_template on bundle (studio_id, template_id);
create index bundle_open on bundle (studio_id, expires_on) where status = 'offered';
call make_studio_table('bundle');

-- Each session of an offer, with its terms and its price as they stood when it was offered (I14).
create table bundle_session (
	studio_id uuid not null,
	bundle_id uuid not null,
	n integer not null check (n between 1 and 52),
	type_id uuid not null,
	title text not null check (length(title) between 1 and 160),
	minutes integer not null check (minutes between 5 and 1440),
	place text not null default '' check (length(place) <= 300),
	link text check (link ~ '^https?://' and length(link) <= 2000),
	-- Days after the session before.
	every_days integer not null check (every_days between 1 and 90),
	price_minor bigint not null check (price_minor between 0 and 100000000000),
	-- What came of it; none until the dates are confirmed.
	appointment_id uuid,
	primary key (studio_id, bundle_id, n),
	foreign key (studio_id, bundle_id) references bundle (studio_id, id) on delete cascade,
	foreign key (studio_id, type_id) references appointment_type (studio_id, id),
	foreign key (studio_id, appointment_id) references appointment (studio_id, id) on delete set null (appointment_id)
);
-- I38: an appointment comes of one session, and a session makes one appointment.
create unique index bundle_session_appointment on bundle_session (studio_id, appointment_id) where appointment_id is not null;
create index bundle_session_of_type on bundle_session (studio_id, type_id);
call make_studio_table('bundle_session');

-- The parts add up to the whole, and all sessions of a confirmed bundle exist or none does.
create function bundle_is_whole() returns trigger language plpgsql as $$
declare
	of record;
begin
	select b.status, b.total_minor, sum(s.price_minor) as parts, count(s.n) as sessions, count(s.appointment_id) as made
	into of from bundle b left join bundle_session s on s.studio_id = b.studio_id and s.bundle_id = b.id
	where b.studio_id = new.studio_id and b.id = new.id group by b.studio_id, b.id;
	if found and of.parts is distinct from of.total_minor then
		raise exception 'the sessions of a bundle cost % together, the bundle %', of.parts, of.total_minor;
	end if;
	if found and of.status = 'confirmed' and of.made <> of.sessions and (tg_op = 'INSERT' or old.status <> 'confirmed') then
		raise exception 'a confirmed bundle has % of % sessions', of.made, of.sessions;
	end if;
	return null;
end $$;
create constraint trigger bundle_whole after insert or update on bundle
	deferrable initially deferred for each row execute function bundle_is_whole();
