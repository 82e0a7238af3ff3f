-- The house: who may touch what, the studio setting every policy reads, and the tables every feature stands on.

create extension if not exists btree_gist;
create extension if not exists btree_gin;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

grant usage on schema public to touchline_app, touchline_worker;

-- I31: without a studio in this transaction there is no studio, hence no row.
create function current_studio() returns uuid language sql stable parallel safe
	as $$ select nullif(current_setting('touchline.studio', true), '')::uuid $$;

-- 2.2: one spelling for search: small letters, no accents.
create function fold(text) returns text language sql immutable parallel safe strict
	as $$ select lower(public.unaccent('public.unaccent', $1)) $$;

-- Every studio table is made one by this procedure; the catalogue test knows no other way.
create procedure make_studio_table(name regclass, rights text default 'select, insert, update, delete') language plpgsql as $$
begin
	execute format('alter table %s enable row level security', name);
	execute format('alter table %s force row level security', name);
	execute format('create policy own_studio on %s to touchline_app, touchline_worker '
		'using (studio_id = current_studio()) with check (studio_id = current_studio())', name);
	execute format('grant %s on %s to touchline_app, touchline_worker', rights, name);
end $$;

-- The directory of studios: outside studio security, because a log-in has to find its way in. Holds nothing private.
create table studio (
	id uuid primary key,
	slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
	name text not null check (length(name) between 1 and 120),
	is_demo boolean not null default false,
	suspended_at timestamptz,
	created_at timestamptz not null default now()
);
grant select, insert, update on studio to touchline_app, touchline_worker;

-- What a studio decides for itself.
create table studio_settings (
	studio_id uuid primary key references studio,
	time_zone text not null default 'Europe/Paris',
	locale text not null default 'en' check (locale in ('en', 'fr')),
	currency text not null default 'EUR' check (currency ~ '^[A-Z]{3}$'),
	week_starts_on smallint not null default 1 check (week_starts_on between 0 and 6),
	brand_colour text check (brand_colour ~ '^#[0-9a-f]{6}$'),
	address_clients text not null default 'vous' check (address_clients in ('tu', 'vous')),
	owner_lands_on text not null default 'coach' check (owner_lands_on in ('coach', 'settings')),
	login_slug text,
	client_slug text,
	archived_clients_read boolean not null default true,
	-- {"program-shared": {"mail": true, "push": true, "notice": true}}: only what differs from the default (13.1)
	notification_kinds jsonb not null default '{}',
	version integer not null default 1,
	updated_at timestamptz not null default now()
);
call make_studio_table('studio_settings');

-- The audit trail and the source of every reaction (1.6, I39): written with the change, never edited.
create table event (
	studio_id uuid not null references studio,
	id uuid not null,
	name text not null,
	at timestamptz not null,
	use_case text not null,
	actor_kind text not null check (actor_kind in ('staff', 'client', 'key', 'visitor', 'system')),
	actor_id uuid,
	actor_name text not null,
	via text not null check (via in ('hand', 'api', 'assistant', 'system')),
	client_id uuid,
	subject_type text,
	subject_id uuid,
	before jsonb,
	after jsonb,
	data jsonb not null default '{}',
	primary key (studio_id, id)
);
create index event_client on event (studio_id, client_id, id desc);
create index event_subject on event (studio_id, subject_id, id desc);
call make_studio_table('event', 'select, insert');

-- What a consequential removal took, whole, under the event that took it (4.8: undo for 30 days).
create table removed (
	studio_id uuid not null,
	event_id uuid not null,
	what jsonb not null,
	expires_at timestamptz not null,
	undone_at timestamptz,
	undone_by_event_id uuid,
	primary key (studio_id, event_id),
	foreign key (studio_id, event_id) references event (studio_id, id)
);
call make_studio_table('removed');

-- A reaction that has run, so that a job delivered twice acts once.
create table reaction_done (
	studio_id uuid not null,
	event_id uuid not null,
	reaction text not null,
	at timestamptz not null default now(),
	primary key (studio_id, event_id, reaction),
	foreign key (studio_id, event_id) references event (studio_id, id)
);
call make_studio_table('reaction_done', 'select, insert');

-- Every mail and push to anybody of a studio: outbox and log in one (7.4, 13.1, I25, I27).
create table message (
	studio_id uuid not null references studio,
	id uuid not null,
	event_id uuid,
	kind text not null,
	channel text not null check (channel in ('mail', 'push')),
	client_id uuid,
	staff_id uuid,
	address text not null,
	locale text not null check (locale in ('en', 'fr')),
	subject text not null,
	text text not null,
	html text,
	link text,
	status text not null default 'queued' check (status in ('queued', 'sending', 'sent', 'failed', 'suppressed')),
	attempts integer not null default 0,
	last_error text,
	leased_until timestamptz,
	created_at timestamptz not null default now(),
	sent_at timestamptz,
	primary key (studio_id, id),
	foreign key (studio_id, event_id) references event (studio_id, id)
);
create unique index message_once on message (studio_id, event_id, kind, channel, address) where event_id is not null;
create index message_client on message (studio_id, client_id, id desc);
create index message_newest on message (studio_id, id desc);
call make_studio_table('message');

-- In-app notices.
create table notice (
	studio_id uuid not null references studio,
	id uuid not null,
	event_id uuid not null,
	kind text not null,
	client_id uuid,
	staff_id uuid,
	params jsonb not null default '{}',
	link text,
	created_at timestamptz not null default now(),
	read_at timestamptz,
	primary key (studio_id, id),
	foreign key (studio_id, event_id) references event (studio_id, id),
	check (num_nonnulls(client_id, staff_id) = 1)
);
create unique index notice_once_client on notice (studio_id, event_id, kind, client_id) where client_id is not null;
create unique index notice_once_staff on notice (studio_id, event_id, kind, staff_id) where staff_id is not null;
create index notice_of_client on notice (studio_id, client_id, id desc) where client_id is not null;
create index notice_of_staff on notice (studio_id, staff_id, id desc) where staff_id is not null;
call make_studio_table('notice');

-- What a person switched off or on for themselves (13.1). Missing: the studio's setting counts.
create table notification_choice (
	studio_id uuid not null references studio,
	person_id uuid not null,
	kind text not null,
	channel text not null check (channel in ('mail', 'push', 'notice')),
	wanted boolean not null,
	at timestamptz not null default now(),
	primary key (studio_id, person_id, kind, channel)
);
call make_studio_table('notification_choice');

-- A studio's own words for a message (13.1). Missing: ours.
create table message_text (
	studio_id uuid not null references studio,
	kind text not null,
	locale text not null check (locale in ('en', 'fr')),
	subject text not null check (length(subject) between 1 and 200),
	body text not null check (length(body) between 1 and 5000),
	updated_at timestamptz not null default now(),
	primary key (studio_id, kind, locale)
);
call make_studio_table('message_text');

-- API keys (14.1): the secret is kept hashed; a revoked one stays as a row with who and when.
create table api_key (
	studio_id uuid not null references studio,
	id uuid not null,
	name text not null check (length(name) between 1 and 80),
	secret_hash bytea not null,
	scopes text[] not null,
	staff_id uuid not null,
	created_at timestamptz not null default now(),
	last_used_at timestamptz,
	expires_at timestamptz,
	revoked_at timestamptz,
	revoked_by uuid,
	primary key (studio_id, id)
);
call make_studio_table('api_key');

-- I38: same key, one effect, same answer.
create table idempotency_key (
	studio_id uuid not null references studio,
	key text not null check (length(key) between 1 and 255),
	actor_id uuid not null,
	request_hash bytea not null,
	status integer,
	answer jsonb,
	created_at timestamptz not null default now(),
	primary key (studio_id, actor_id, key)
);
call make_studio_table('idempotency_key');

-- Limits, in the one store there is (quality 3). Outside studio security: strangers are limited too.
create table rate_limit (
	bucket text not null,
	window_start timestamptz not null,
	hits integer not null,
	primary key (bucket, window_start)
);
grant select, insert, update, delete on rate_limit to touchline_app, touchline_worker;

-- Secrets of this install, made at first start (VAPID keys, signing keys).
create table install_secret (
	name text primary key,
	value jsonb not null,
	created_at timestamptz not null default now()
);
grant select, insert on install_secret to touchline_app, touchline_worker;

-- Mail of an install that has no mail server yet: kept to be read at /mailbox.
create table mailbox (
	id uuid primary key,
	to_address text not null,
	subject text not null,
	html text not null,
	text text not null,
	at timestamptz not null default now()
);
create index mailbox_newest on mailbox (at desc);
grant select, insert, delete on mailbox to touchline_app, touchline_worker;
