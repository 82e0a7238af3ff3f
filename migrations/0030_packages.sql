-- 10: packages. N sessions at one price; what is left of them is a ledger of credits.

-- What a studio decides about packages. No row: the defaults.
create table package_settings (
	studio_id uuid primary key references studio,
	-- When its sessions can be booked: once all is paid (or a coach says so), or as soon as it is bought.
	usable_when text not null default 'paid' check (usable_when in ('paid', 'bought')),
	-- What becomes of the credit of whoever didn't come; a type may say otherwise.
	no_show text not null default 'forfeit' check (no_show in ('forfeit', 'return')),
	version integer not null default 1,
	updated_at timestamptz not null default now()
);
call make_studio_table('package_settings');
alter table appointment_type add no_show_credit text check (no_show_credit in ('forfeit', 'return'));

-- What a studio sells: each package is a copy of it (I14).
create table package_template (
	studio_id uuid not null references studio,
	id uuid not null,
	name text not null check (length(name) between 1 and 120),
	description text not null default '' check (length(description) <= 2000),
	sessions smallint not null check (sessions between 1 and 200),
	price_minor bigint not null check (price_minor between 0 and 100000000000),
	currency text not null check (currency ~ '^[A-Z]{3}$'),
	tax_bp integer check (tax_bp between 0 and 5000),
	-- Which types of appointment it pays; empty: every one.
	type_ids uuid[] not null default '{}' check (cardinality(type_ids) <= 50),
	-- Whose sessions; null: anybody's.
	coach_id uuid,
	valid_for smallint check (valid_for between 1 and 730),
	valid_unit text check (valid_unit in ('day', 'month')),
	-- How many of its sessions a week a client may book by themselves.
	weekly_cap smallint check (weekly_cap between 1 and 21),
	on_sale boolean not null,
	created_at timestamptz not null,
	version integer not null default 1,
	primary key (studio_id, id),
	foreign key (studio_id, coach_id) references staff (studio_id, id),
	check ((valid_for is null) = (valid_unit is null))
);
create unique index package_template_name on package_template (studio_id, lower(name)) where on_sale;
call make_studio_table('package_template');

-- One that a client has.
create table package (
	studio_id uuid not null references studio,
	id uuid not null,
	-- Gone with a deleted client; the figures stay (I40).
	client_id uuid,
	template_id uuid,
	name text not null check (length(name) between 1 and 120),
	sessions smallint not null check (sessions between 1 and 200),
	price_minor bigint not null check (price_minor between 0 and 100000000000),
	currency text not null check (currency ~ '^[A-Z]{3}$'),
	tax_bp integer check (tax_bp between 0 and 5000),
	type_ids uuid[] not null default '{}' check (cardinality(type_ids) <= 50),
	coach_id uuid,
	weekly_cap smallint check (weekly_cap between 1 and 21),
	-- The last day on which one of its sessions can take place.
	last_day date check (last_day between '2000-01-01' and '2199-12-31'),
	sold_at timestamptz not null,
	-- Null: by the client.
	staff_id uuid,
	-- Its sessions can be booked although it isn't paid.
	open_unpaid boolean not null,
	ended_as text check (ended_as in ('withdrawn', 'refunded')),
	ended_at timestamptz,
	-- For which last day its client has been told that it comes.
	told_last_day date,
	version integer not null default 1,
	primary key (studio_id, id),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete set null (client_id),
	foreign key (studio_id, template_id) references package_template (studio_id, id),
	foreign key (studio_id, coach_id) references staff (studio_id, id),
	foreign key (studio_id, staff_id) references staff (studio_id, id),
	check ((ended_as is null) = (ended_at is null))
);
create index package_of on package (studio_id, client_id, id);
create index package_by_id on package (studio_id, id desc);
create index package_last_day on package (studio_id, last_day) where last_day is not null and ended_as is null;
call make_studio_table('package', 'select, insert, update');

-- 10.1, 10.2: the right to one session, with its share of the price. Its state is the ledger's: written by its trigger and by nothing else.
create table credit (
	studio_id uuid not null,
	id uuid not null,
	package_id uuid not null,
	number smallint not null check (number >= 1),
	value_minor bigint not null check (value_minor >= 0),
	state text not null default 'new' check (state in ('new', 'free', 'reserved', 'used', 'forfeited', 'expired', 'voided')),
	-- The place it is for, and when that is. No reference: a place goes with a deleted client, the ledger stays (I40).
	place_id uuid,
	for_at timestamptz,
	primary key (studio_id, id),
	unique (studio_id, package_id, number),
	unique (studio_id, id, package_id),
	foreign key (studio_id, package_id) references package (studio_id, id),
	check ((place_id is not null) = (state in ('reserved', 'used', 'forfeited'))),
	check ((for_at is not null) = (place_id is not null))
);
-- I9: a place takes one credit.
create unique index credit_one_per_place on credit (studio_id, place_id) where place_id is not null;
call make_studio_table('credit', 'select');
grant insert (studio_id, id, package_id, number, value_minor), update (for_at) on credit to touchline_app, touchline_worker;

-- 10.2: what became of each credit, in order; append only.
create table credit_entry (
	studio_id uuid not null,
	id uuid not null,
	package_id uuid not null,
	credit_id uuid not null,
	kind text not null check (kind in
		('issued', 'reserved', 'used', 'returned', 'forfeited', 'expired', 'reopened', 'transferred', 'voided')),
	at timestamptz not null,
	by_kind text not null check (by_kind in ('staff', 'client', 'system', 'visitor')),
	staff_id uuid,
	reason text not null default '' check (length(reason) <= 300),
	place_id uuid,
	appointment_id uuid,
	-- The session as it was then.
	title text check (length(title) <= 160),
	for_at timestamptz,
	primary key (studio_id, id),
	foreign key (studio_id, credit_id, package_id) references credit (studio_id, id, package_id),
	foreign key (studio_id, staff_id) references staff (studio_id, id)
);
create index credit_entry_of on credit_entry (studio_id, package_id, id);
create index credit_entry_place on credit_entry (studio_id, place_id) where place_id is not null;
call make_studio_table('credit_entry', 'select, insert');

-- I9, I10: each step leads from where the credit stands; one that doesn't fit is refused, whoever writes it. So a balance is never
-- below nothing, a credit is spent once, and comes back once.
create function credit_moves() returns trigger language plpgsql security definer set search_path = public as $$
declare
	from_states text[];
	to_state text;
begin
	select m.f, m.t into from_states, to_state from (values
		('issued', array['new'], 'free'),
		('reserved', array['free'], 'reserved'),
		('used', array['reserved'], 'used'),
		('forfeited', array['reserved'], 'forfeited'),
		('returned', array['reserved', 'used', 'forfeited'], 'free'),
		('expired', array['free'], 'expired'),
		('reopened', array['expired'], 'free'),
		('transferred', array['free'], 'free'),
		('voided', array['free', 'expired'], 'voided')) m (k, f, t) where m.k = new.kind;
	update credit c set state = to_state,
		place_id = case when to_state in ('reserved', 'used', 'forfeited') then coalesce(c.place_id, new.place_id) end,
		for_at = case when to_state in ('reserved', 'used', 'forfeited') then coalesce(c.for_at, new.for_at) end
	where c.studio_id = new.studio_id and c.id = new.credit_id and c.state = any (from_states)
		and (c.place_id is null or c.place_id = new.place_id);
	if not found then
		raise exception 'credit % can''t be %', new.credit_id, new.kind using errcode = 'check_violation', constraint = 'credit_spent_once';
	end if;
	return null;
end $$;
create trigger credit_entry_moves after insert on credit_entry for each row execute function credit_moves();

-- 10.1: the shares of a package come to its price, or nothing of it stays.
create function package_shares_add_up() returns trigger language plpgsql as $$
declare
	rest bigint;
begin
	select p.price_minor - sum(c.value_minor) + 1000000000000 * (p.sessions - count(*)) into rest
	from package p join credit c on c.studio_id = p.studio_id and c.package_id = p.id
	where p.studio_id = new.studio_id and p.id = new.package_id group by p.price_minor, p.sessions;
	if rest <> 0 then
		raise exception 'package % is out of balance', new.package_id using errcode = 'check_violation', constraint = 'package_shares';
	end if;
	return null;
end $$;
create constraint trigger package_shares after insert on credit deferrable initially deferred
	for each row execute function package_shares_add_up();

-- 7.3: whether a place is paid by a package. Null: not decided yet, as nobody has a seat; returned: its credit was given back for good,
-- and it owes nothing.
alter table appointment_place add by_package text default 'no' check (by_package in ('no', 'yes', 'returned'));

-- 1.5: what either record has is the kept one's. Where both have a place in one appointment one goes (0011), and its credit is free again.
alter function merge_client_rows(uuid, uuid) rename to merge_client_rows_before_packages;
create function merge_client_rows(gone uuid, kept uuid) returns void language plpgsql as $$
begin
	insert into credit_entry (studio_id, id, package_id, credit_id, kind, at, by_kind, place_id, appointment_id, for_at)
		select c.studio_id, gen_random_uuid(), c.package_id, c.id, 'returned', now(), 'system', a.id, a.appointment_id, c.for_at
		from appointment_place a
		join appointment_place b on b.studio_id = a.studio_id and b.appointment_id = a.appointment_id and b.client_id = kept
		join credit c on c.studio_id = a.studio_id and c.place_id = a.id
		where a.studio_id = current_studio() and a.client_id = gone;
	update package set client_id = kept where studio_id = current_studio() and client_id = gone;
	perform merge_client_rows_before_packages(gone, kept);
end $$;
