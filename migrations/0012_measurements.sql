-- Measurements of a client's body: health data (quality 3). What was measured stands sealed in its row, by the studio's own
-- key; only who, what kind, and which day are plain, because the database keeps them unique and in order.

-- The keys that seal a studio's health data, each sealed in turn by the install's key, which no database holds.
create table studio_key (
	studio_id uuid primary key references studio,
	sealed bytea not null,
	created_at timestamptz not null default now()
);
call make_studio_table('studio_key', 'select, insert');

-- Off until the studio turns it on (8.1); turned off, nothing is lost and nothing shown.
create table measurement_setting (
	studio_id uuid primary key references studio,
	turned_on_at timestamptz,
	updated_at timestamptz not null default now()
);
call make_studio_table('measurement_setting');

-- 8.5: what a studio measures. Ours have a key, whose name every reader has in their own language; a name of the studio's
-- own comes before it.
create table metric (
	studio_id uuid not null references studio,
	id uuid not null,
	key text check (length(key) between 1 and 40),
	name text check (length(name) between 1 and 60),
	kind text not null check (kind in ('mass', 'length', 'percent', 'count', 'number')),
	-- Of counts and numbers only: the others have the reader's own.
	unit text check (length(unit) between 1 and 12),
	decimals smallint not null default 1 check (decimals between 0 and 3),
	position integer not null default 0,
	archived_at timestamptz,
	created_at timestamptz not null default now(),
	primary key (studio_id, id),
	check (num_nonnulls(key, name) > 0),
	check (unit is null or kind in ('count', 'number')),
	check (kind <> 'count' or decimals = 0)
);
create unique index metric_key on metric (studio_id, key) where key is not null;
create unique index metric_name on metric (studio_id, lower(name)) where name is not null;
call make_studio_table('metric');

-- Consent is a row with a beginning, an end and the version of what was read, never a yes or no that is overwritten.
create table measurement_consent (
	studio_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	version integer not null check (version >= 1),
	locale text not null check (locale in ('en', 'fr')),
	given_at timestamptz not null,
	withdrawn_at timestamptz check (withdrawn_at >= given_at),
	primary key (studio_id, id),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade
);
create unique index measurement_consent_standing on measurement_consent (studio_id, client_id) where withdrawn_at is null;
create index measurement_consent_client on measurement_consent (studio_id, client_id, given_at desc);
call make_studio_table('measurement_consent');

-- One value per client, metric and day; a second one of the same day replaces it.
create table measurement (
	studio_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	metric_id uuid not null,
	measured_on date not null,
	-- {"value": 72.4, "note": ""}: kilograms, centimetres, per cent, or just a number
	sealed bytea not null,
	by_kind text not null check (by_kind in ('client', 'coach')),
	by_id uuid not null,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	version integer not null default 1,
	primary key (studio_id, id),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade,
	foreign key (studio_id, metric_id) references metric (studio_id, id),
	constraint measurement_of_day unique (studio_id, client_id, metric_id, measured_on)
);
call make_studio_table('measurement');

-- The bytes lie sealed in the folder of files, under a random key (I35: row, bytes, ready).
create table measurement_photo (
	studio_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	taken_on date not null,
	pose text not null check (pose in ('front', 'side', 'back')),
	content_type text not null check (content_type in ('image/jpeg', 'image/png', 'image/webp')),
	bytes bigint not null check (bytes >= 0),
	storage_key text not null,
	by_kind text not null check (by_kind in ('client', 'coach')),
	by_id uuid not null,
	created_at timestamptz not null default now(),
	ready_at timestamptz,
	primary key (studio_id, id),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade
);
create index measurement_photo_client on measurement_photo (studio_id, client_id, taken_on desc, id desc);
create index measurement_photo_waiting on measurement_photo (studio_id, created_at) where ready_at is null;
call make_studio_table('measurement_photo');
create trigger measurement_photo_gone after delete on measurement_photo for each row execute function remember_gone_file();

-- Who of the staff looked at whose measurements, and when: written before they are shown, edited by nobody.
create table measurement_read (
	studio_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	staff_id uuid not null,
	what text not null check (what in ('values', 'photo', 'export')),
	via text not null check (via in ('hand', 'api')),
	at timestamptz not null,
	primary key (studio_id, id),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade,
	foreign key (studio_id, staff_id) references staff (studio_id, id)
);
create index measurement_read_client on measurement_read (studio_id, client_id, id desc);
call make_studio_table('measurement_read', 'select, insert');

-- 1.5: two records of one person become one (merge_client_rows moves every row with a client_id). Of two values of one day
-- the kept record's stays, and the other goes with its record.
create function merge_measurement() returns trigger language plpgsql as $$
begin
	if exists (select from measurement m where m.studio_id = new.studio_id and m.client_id = new.client_id
		and m.metric_id = new.metric_id and m.measured_on = new.measured_on) then
		return null;
	end if;
	return new;
end $$;
create trigger measurement_merged before update of client_id on measurement
	for each row when (new.client_id <> old.client_id) execute function merge_measurement();

-- A withdrawal on either record ends what was agreed before it on the other: nobody is taken to agree who has said no since.
create function merge_measurement_consent() returns trigger language plpgsql as $$
declare
	ended timestamptz;
begin
	if old.withdrawn_at is not null then
		update measurement_consent c set withdrawn_at = old.withdrawn_at
		where c.studio_id = new.studio_id and c.client_id = new.client_id and c.withdrawn_at is null
			and c.given_at <= old.withdrawn_at;
		return new;
	end if;
	select max(c.withdrawn_at) into ended from measurement_consent c
	where c.studio_id = new.studio_id and c.client_id = new.client_id and c.withdrawn_at >= old.given_at;
	if ended is null and exists (select from measurement_consent c
		where c.studio_id = new.studio_id and c.client_id = new.client_id and c.withdrawn_at is null) then
		ended := greatest(old.given_at, now());
	end if;
	new.withdrawn_at := ended;
	return new;
end $$;
create trigger measurement_consent_merged before update of client_id on measurement_consent
	for each row when (new.client_id <> old.client_id) execute function merge_measurement_consent();
