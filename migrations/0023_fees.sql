-- 11.1: fees, paid again each period until they end; taking what is due from a card, whatever it is due for; and what follows where it
-- doesn't come (34).

-- What is being taken from the card its client keeps: of one obligation at a time, so much. Until now a plan kept this for itself.
create table collection (
	studio_id uuid not null,
	obligation_id uuid not null,
	currency text not null,
	-- Which part of the thing: the number of an instalment; 0: all of it.
	part smallint not null default 0,
	parts smallint not null default 0,
	amount_minor bigint not null check (amount_minor > 0),
	-- What stays open once this is taken: what came in another way meanwhile isn't taken again.
	rest_minor bigint not null check (rest_minor >= 0),
	-- How often the card was declined for it, and what is waited for.
	tries smallint not null default 0 check (tries between 0 and 10),
	waits_for text check (waits_for in ('money', 'card', 'client', 'look', 'account')),
	-- The attempt whose end is awaited: what comes of it counts once.
	charge_id uuid,
	-- When the card is asked again; null: not by itself.
	next_at timestamptz,
	primary key (studio_id, obligation_id),
	foreign key (studio_id, obligation_id, currency) references obligation (studio_id, id, currency),
	foreign key (studio_id, charge_id) references charge (studio_id, id)
);
create index collection_next on collection (studio_id, next_at) where next_at is not null;
create index collection_charge on collection (studio_id, charge_id) where charge_id is not null;
call make_studio_table('collection');

-- What plans were taking goes on here. Their columns stay until a later release, for a version that runs beside this one.
insert into collection (studio_id, obligation_id, currency, part, parts, amount_minor, rest_minor, tries, waits_for, charge_id, next_at)
	select p.studio_id, p.obligation_id, p.currency, p.at_number,
		(select count(*) from instalment i where i.studio_id = p.studio_id and i.plan_id = p.id),
		least(i.amount_minor, o.open_minor), greatest(o.open_minor - i.amount_minor, 0), p.tries, p.waits_for, p.charge_id, p.next_at
	from payment_plan p
	join instalment i on i.studio_id = p.studio_id and i.plan_id = p.id and i.number = p.at_number
	join obligation o on o.studio_id = p.studio_id and o.id = p.obligation_id
	where p.ended_at is null and p.by_card and o.owed_minor - o.paid_minor - o.waived_minor > 0
		and (p.waits_for is not null or p.charge_id is not null);
update payment_plan set next_at = now() where ended_at is null and next_at is null;

-- An account that may not charge: its owner has been told, once, until it may again.
alter table stripe_connection add cannot_charge_told_at timestamptz;

-- I40: what a deleted client kept with the provider goes there too. Nothing here says whose it was.
create table card_left_behind (
	studio_id uuid not null references studio,
	id uuid not null,
	account_id text not null,
	method_id text not null check (length(method_id) <= 80),
	primary key (studio_id, id)
);
call make_studio_table('card_left_behind');
create function leave_cards_behind() returns trigger language plpgsql as $$
begin
	insert into card_left_behind (studio_id, id, account_id, method_id)
		select c.studio_id, c.id, c.account_id, c.method_id from card c
		where c.studio_id = old.studio_id and c.client_id = old.id and c.detached_at is null;
	return old;
end $$;
create trigger client_leaves_cards before delete on client for each row execute function leave_cards_behind();

-- Since when what is due of a thing is due, where that isn't the day of the thing itself: a plan says so.
alter table obligation add due_since timestamptz;
-- 34: the card was asked for it as often as it is, and isn't asked any more.
alter table obligation add given_up_at timestamptz;
grant update (due_since, given_up_at) on obligation to touchline_app, touchline_worker;

-- 34: who doesn't pay can't book anything new, where the studio wants it so.
alter table payment_settings add bookings_wait boolean not null default false,
	add overdue_days smallint not null default 14 check (overdue_days between 1 and 365);
-- Whose new bookings wait, since when: whom it concerns has been told. Whether they wait is reckoned each time.
create table bookings_waiting (
	studio_id uuid not null,
	client_id uuid not null,
	since timestamptz not null,
	primary key (studio_id, client_id),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade
);
call make_studio_table('bookings_waiting');

-- What a client pays again each period, until it ends.
create table fee (
	studio_id uuid not null references studio,
	id uuid not null,
	-- Gone with a deleted client; periods and figures stay (I40).
	client_id uuid,
	name text not null check (length(name) between 1 and 120),
	-- Of the next period: each period has its own copy.
	amount_minor bigint not null check (amount_minor between 1 and 100000000000),
	currency text not null check (currency ~ '^[A-Z]{3}$'),
	every smallint not null check (every between 1 and 12),
	unit text not null check (unit in ('week', 'month')),
	by_card boolean not null,
	-- Days are reckoned from this one, on which the period of this number begins: the first day, or that after a pause.
	anchor_on date not null check (anchor_on between '2000-01-01' and '2199-12-31'),
	anchor_number integer not null default 1,
	next_number integer not null default 1,
	-- No period begins from this day on, until the other one; null: until somebody says.
	paused_on date,
	resumes_on date,
	-- No period begins from this day on.
	ends_on date,
	ended_by text check (ended_by in ('staff', 'client', 'client_gone')),
	made_at timestamptz not null,
	staff_id uuid,
	-- When to look again; null: nothing comes by itself.
	next_at timestamptz,
	version integer not null default 1,
	primary key (studio_id, id),
	unique (studio_id, id, currency),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete set null (client_id),
	foreign key (studio_id, staff_id) references staff (studio_id, id),
	check (anchor_number between 1 and next_number),
	check (resumes_on is null or paused_on is not null),
	check ((ends_on is null) = (ended_by is null))
);
create index fee_of on fee (studio_id, client_id, id);
create index fee_next on fee (studio_id, next_at) where next_at is not null;
call make_studio_table('fee', 'select, insert, update');

-- One period of a fee: what is owed for it, once, whoever wakes first (I13). Never changed.
create table fee_period (
	studio_id uuid not null,
	id uuid not null,
	fee_id uuid not null,
	number integer not null check (number >= 1),
	from_on date not null,
	until_on date not null,
	amount_minor bigint not null check (amount_minor > 0),
	currency text not null,
	by_card boolean not null,
	primary key (studio_id, id),
	constraint fee_period_once unique (studio_id, fee_id, number),
	foreign key (studio_id, fee_id, currency) references fee (studio_id, id, currency),
	check (from_on < until_on),
	-- A day is paid for once.
	constraint fee_periods_apart exclude using gist (studio_id with =, fee_id with =, daterange(from_on, until_on) with &&)
);
call make_studio_table('fee_period', 'select, insert');

-- I40: whoever is deleted pays nothing any more.
create function deleted_client_pays_no_fee() returns trigger language plpgsql as $$
begin
	update fee f set next_at = null, paused_on = null, resumes_on = null,
		ends_on = coalesce(f.ends_on, current_date), ended_by = coalesce(f.ended_by, 'client_gone')
	where f.studio_id = old.studio_id and f.client_id = old.id;
	return old;
end $$;
create trigger client_pays_no_fee before delete on client for each row execute function deleted_client_pays_no_fee();

-- 1.5: whose bookings wait is found anew.
alter function merge_client_rows(uuid, uuid) rename to merge_client_rows_before_fees;
create function merge_client_rows(gone uuid, kept uuid) returns void language plpgsql as $$
begin
	delete from bookings_waiting where studio_id = current_studio() and client_id = gone;
	perform merge_client_rows_before_fees(gone, kept);
end $$;

-- The message about a declined card is one for plans and fees: a studio's own words for it, and what people chose, go along.
update message_text set kind = 'collection-failed' where kind = 'instalment-failed';
update notification_choice set kind = 'collection-failed' where kind = 'instalment-failed';
