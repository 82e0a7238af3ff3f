-- Accounts belong to people, not to studios: outside studio security. The camelCase columns are better-auth's own.

create table account (
	id uuid primary key,
	name text not null,
	email text not null unique,
	"emailVerified" boolean not null default false,
	image text,
	"createdAt" timestamptz not null default now(),
	"updatedAt" timestamptz not null default now(),
	"twoFactorEnabled" boolean default false,
	locale text check (locale in ('en', 'fr')),
	"timeZone" text,
	units text not null default 'metric' check (units in ('metric', 'imperial')),
	theme text check (theme in ('light', 'dark'))
);
create table account_credential (
	id uuid primary key,
	"accountId" text not null,
	"providerId" text not null,
	"userId" uuid not null references account on delete cascade,
	"accessToken" text, "refreshToken" text, "idToken" text, scope text, password text,
	"accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz,
	"createdAt" timestamptz not null default now(),
	"updatedAt" timestamptz not null default now()
);
create index on account_credential ("userId");
create table account_session (
	id uuid primary key,
	token text not null unique,
	"userId" uuid not null references account on delete cascade,
	"expiresAt" timestamptz not null,
	"ipAddress" text,
	"userAgent" text,
	"createdAt" timestamptz not null default now(),
	"updatedAt" timestamptz not null default now(),
	-- where this session stands: one person may be coach here and client there
	"studioId" uuid references studio,
	side text check (side in ('coach', 'client'))
);
create index on account_session ("userId");
create table account_verification (
	id uuid primary key,
	identifier text not null,
	value text not null,
	"expiresAt" timestamptz not null,
	"createdAt" timestamptz not null default now(),
	"updatedAt" timestamptz not null default now()
);
create index on account_verification (identifier);
create table account_two_factor (
	id uuid primary key,
	"userId" uuid not null references account on delete cascade,
	secret text not null,
	"backupCodes" text not null,
	verified boolean default true,
	"failedVerificationCount" integer default 0,
	"lockedUntil" timestamptz
);
create index on account_two_factor ("userId");
create table account_passkey (
	id uuid primary key,
	name text,
	"publicKey" text not null,
	"userId" uuid not null references account on delete cascade,
	"credentialID" text not null,
	counter integer not null,
	"deviceType" text not null,
	"backedUp" boolean not null,
	transports text,
	"createdAt" timestamptz default now(),
	aaguid text
);
create index on account_passkey ("userId");
create index on account_passkey ("credentialID");

-- 1.5: an address is a way in, not an identity; a person may own several verified ones.
create table account_email (
	email text primary key check (email = lower(email) and length(email) <= 254),
	account_id uuid not null references account on delete cascade,
	verified_at timestamptz not null,
	created_at timestamptz not null default now()
);
create index on account_email (account_id);

-- Which studios an account has to do with; role and client are read inside the studio, live (I32).
create table studio_access (
	account_id uuid not null references account on delete cascade,
	studio_id uuid not null references studio,
	created_at timestamptz not null default now(),
	primary key (account_id, studio_id)
);
create index on studio_access (studio_id);

create table push_subscription (
	id uuid primary key,
	account_id uuid not null references account on delete cascade,
	endpoint text not null unique,
	p256dh text not null,
	auth text not null,
	user_agent text,
	created_at timestamptz not null default now(),
	failed_at timestamptz
);
create index on push_subscription (account_id);

grant select, insert, update, delete on account, account_credential, account_session, account_verification,
	account_two_factor, account_passkey, account_email, studio_access, push_subscription to touchline_app, touchline_worker;

-- 1.3: the people who work in a studio.
create table staff (
	studio_id uuid not null references studio,
	id uuid not null,
	account_id uuid references account,
	role text not null check (role in ('owner', 'coach', 'assistant')),
	name text not null check (length(name) between 1 and 120),
	email text not null,
	created_at timestamptz not null default now(),
	removed_at timestamptz,
	removed_by uuid,
	primary key (studio_id, id)
);
create unique index staff_account on staff (studio_id, account_id) where removed_at is null;
call make_studio_table('staff');

-- 2.1, 2.2: the people who are coached.
create table client (
	studio_id uuid not null references studio,
	id uuid not null,
	account_id uuid references account,
	first_name text not null check (length(first_name) <= 100),
	last_name text not null check (length(last_name) <= 100),
	email text check (email = lower(email) and length(email) <= 254),
	phone text check (length(phone) <= 40),
	locale text check (locale in ('en', 'fr')),
	time_zone text,
	born_on date,
	primary_coach_id uuid,
	tags text[] not null default '{}',
	custom_fields jsonb not null default '{}',
	created_at timestamptz not null default now(),
	archived_at timestamptz,
	archived_by uuid,
	version integer not null default 1,
	sort_name text collate "C" generated always as (fold(last_name || ' ' || first_name)) stored,
	search_text text collate "C" generated always as
		(fold(last_name || ' ' || first_name || ' ' || last_name || ' ' || coalesce(email, ''))) stored,
	primary key (studio_id, id),
	foreign key (studio_id, primary_coach_id) references staff (studio_id, id),
	check (length(first_name) + length(last_name) > 0)
);
create unique index client_email on client (studio_id, email) where email is not null;
create unique index client_account on client (studio_id, account_id) where account_id is not null;
create index client_by_name on client (studio_id, sort_name, id);
create index client_search on client using gin (studio_id, search_text gin_trgm_ops);
create index client_tags on client using gin (studio_id, tags);
create index client_coach_primary on client (studio_id, primary_coach_id);
call make_studio_table('client');

-- 1.3: other coaches a client is shared with.
create table client_coach (
	studio_id uuid not null,
	client_id uuid not null,
	staff_id uuid not null,
	created_at timestamptz not null default now(),
	primary key (studio_id, client_id, staff_id),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade,
	foreign key (studio_id, staff_id) references staff (studio_id, id)
);
call make_studio_table('client_coach');

-- 2.5: never shown to a client.
create table client_note (
	studio_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	staff_id uuid not null,
	body text not null check (length(body) between 1 and 20000),
	pinned boolean not null default false,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	primary key (studio_id, id),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade,
	foreign key (studio_id, staff_id) references staff (studio_id, id)
);
create index client_note_of on client_note (studio_id, client_id, id desc);
call make_studio_table('client_note');

-- I35: the row first, then the bytes under a random key; readable only once committed.
create table stored_file (
	studio_id uuid not null references studio,
	id uuid not null,
	client_id uuid,
	name text not null check (length(name) between 1 and 200),
	content_type text not null,
	bytes bigint not null check (bytes >= 0),
	storage_key text not null unique,
	visible_to_client boolean not null default false,
	uploaded_by uuid not null,
	created_at timestamptz not null default now(),
	ready_at timestamptz,
	primary key (studio_id, id),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade
);
create index stored_file_client on stored_file (studio_id, client_id, id desc);
call make_studio_table('stored_file');

-- 2.3: by hand, or by rule: everyone who carries a tag.
create table client_group (
	studio_id uuid not null references studio,
	id uuid not null,
	name text not null check (length(name) between 1 and 80),
	everyone_tagged text,
	created_at timestamptz not null default now(),
	primary key (studio_id, id)
);
create unique index client_group_name on client_group (studio_id, lower(name));
call make_studio_table('client_group');

create table client_group_member (
	studio_id uuid not null,
	group_id uuid not null,
	client_id uuid not null,
	added_at timestamptz not null default now(),
	added_by uuid,
	primary key (studio_id, group_id, client_id),
	foreign key (studio_id, group_id) references client_group (studio_id, id) on delete cascade,
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade
);
create index client_group_member_client on client_group_member (studio_id, client_id);
call make_studio_table('client_group_member');

-- Membership as it stands now, whichever way it came about.
create view group_membership with (security_invoker = true) as
	select studio_id, group_id, client_id from client_group_member
	union
	select g.studio_id, g.id, c.id from client_group g
		join client c on c.studio_id = g.studio_id and g.everyone_tagged = any (c.tags);
grant select on group_membership to touchline_app, touchline_worker;

-- I33: single use, expiring, withdrawable; confirmed by POST. Only the hash is kept.
create table invitation (
	studio_id uuid not null references studio,
	id uuid not null,
	client_id uuid,
	staff_role text check (staff_role in ('owner', 'coach', 'assistant')),
	name text not null,
	email text not null,
	secret_hash bytea not null,
	invited_by uuid not null,
	created_at timestamptz not null default now(),
	last_sent_at timestamptz not null default now(),
	expires_at timestamptz not null,
	accepted_at timestamptz,
	withdrawn_at timestamptz,
	primary key (studio_id, id),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade,
	check (num_nonnulls(client_id, staff_role) = 1)
);
create unique index invitation_open_client on invitation (studio_id, client_id)
	where accepted_at is null and withdrawn_at is null and client_id is not null;
create index invitation_newest on invitation (studio_id, id desc);
call make_studio_table('invitation');
