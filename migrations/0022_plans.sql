-- 11.1: payment plans. What is owed for one thing is paid in instalments, each due on a day.

-- What of an obligation isn't due yet, because a plan says so: totals of what is due leave it out.
alter table obligation add later_minor bigint not null default 0 check (later_minor >= 0);
grant update (later_minor) on obligation to touchline_app, touchline_worker;

create table payment_plan (
	studio_id uuid not null references studio,
	id uuid not null,
	obligation_id uuid not null,
	currency text not null,
	-- What its instalments come to: all that was open when it was made.
	total_minor bigint not null check (total_minor > 0),
	-- Paid or waived before it was made.
	settled_before_minor bigint not null check (settled_before_minor >= 0),
	-- Instalments are charged to the card the client keeps; else they pay them.
	by_card boolean not null,
	made_at timestamptz not null,
	staff_id uuid,
	ended_at timestamptz,
	ended_why text check (ended_why in ('settled', 'called_off', 'ended')),
	-- The instalment at hand: the first that is due and not settled; its client has been told of it. 0: none yet.
	at_number smallint not null default 0,
	-- How often the card was declined for it, and what is waited for.
	tries smallint not null default 0 check (tries between 0 and 10),
	waits_for text check (waits_for in ('money', 'card', 'client', 'look')),
	-- The attempt whose end is awaited: what comes of it counts once.
	charge_id uuid,
	-- When to look again.
	next_at timestamptz,
	primary key (studio_id, id),
	unique (studio_id, id, currency),
	foreign key (studio_id, obligation_id, currency) references obligation (studio_id, id, currency),
	foreign key (studio_id, staff_id) references staff (studio_id, id),
	foreign key (studio_id, charge_id) references charge (studio_id, id),
	check ((ended_at is null) = (ended_why is null))
);
-- A thing has one plan at a time.
create unique index payment_plan_one on payment_plan (studio_id, obligation_id) where ended_at is null;
create index payment_plan_of on payment_plan (studio_id, obligation_id, id);
create index payment_plan_next on payment_plan (studio_id, next_at) where ended_at is null;
create index payment_plan_charge on payment_plan (studio_id, charge_id) where charge_id is not null;
call make_studio_table('payment_plan', 'select, insert, update');

-- Written with its plan, and never changed: a plan that no longer fits is ended, and another one made.
create table instalment (
	studio_id uuid not null,
	plan_id uuid not null,
	number smallint not null check (number between 1 and 60),
	due_on date not null check (due_on between '2000-01-01' and '2199-12-31'),
	amount_minor bigint not null check (amount_minor > 0),
	primary key (studio_id, plan_id, number),
	foreign key (studio_id, plan_id) references payment_plan (studio_id, id)
);
call make_studio_table('instalment', 'select, insert');

-- 53: what the instalments come to is exactly what the plan is about.
create function plan_sums() returns trigger language plpgsql as $$
declare
	total bigint;
	rest bigint;
begin
	select p.total_minor into total from payment_plan p where p.studio_id = new.studio_id and p.id = new.plan_id;
	select total - sum(i.amount_minor) into rest from instalment i
	where i.studio_id = new.studio_id and i.plan_id = new.plan_id;
	if rest <> 0 then
		raise exception 'the instalments of plan % are out by %', new.plan_id, rest
			using errcode = 'check_violation', constraint = 'plan_sums';
	end if;
	return null;
end $$;
create constraint trigger plan_sums after insert on instalment deferrable initially deferred
	for each row execute function plan_sums();
