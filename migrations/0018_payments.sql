-- 11: money. What is owed (obligation), what was paid (payment) and what stands behind both (ledger) are separate facts.

-- What a client owes for one payable: a thing of another feature, which says what, for whom and how much. The price is a copy (I14).
-- The sums are the ledger's: they are written by its trigger and by nothing else.
create table obligation (
	studio_id uuid not null references studio,
	id uuid not null,
	kind text not null check (kind ~ '^[a-z][a-z_]{1,39}$'),
	payable_id uuid not null,
	-- What it belongs to: the appointment of a place.
	about_id uuid,
	-- Gone with a deleted client; the figures stay (I40).
	client_id uuid,
	title text not null check (length(title) between 1 and 160),
	-- When that for which it is owed takes place.
	for_at timestamptz not null,
	zone text not null check (length(zone) <= 64),
	price_minor bigint not null check (price_minor between 0 and 100000000000),
	currency text not null check (currency ~ '^[A-Z]{3}$'),
	-- Cancelled: nothing more is owed than what is paid or waived.
	called_off_at timestamptz,
	created_at timestamptz not null,
	owed_minor bigint not null default 0,
	paid_minor bigint not null default 0,
	refunded_minor bigint not null default 0,
	waived_minor bigint not null default 0,
	open_minor bigint generated always as (owed_minor - paid_minor - waived_minor) stored,
	-- 7.3
	state text generated always as (case
		when owed_minor - paid_minor - waived_minor > 0
			then case when paid_minor > refunded_minor then 'part_paid' else 'pending' end
		when paid_minor > 0 then case when refunded_minor = paid_minor then 'refunded' else 'paid' end
		when waived_minor > 0 then 'waived'
		else 'none' end) stored,
	primary key (studio_id, id),
	unique (studio_id, kind, payable_id),
	-- What entries refer to: one obligation, one currency.
	unique (studio_id, id, currency),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete set null (client_id),
	constraint obligation_sums check (owed_minor >= 0 and paid_minor >= 0 and waived_minor >= 0),
	-- 56: never more than what is owed.
	constraint obligation_not_overpaid check (paid_minor + waived_minor <= owed_minor),
	-- I16
	constraint obligation_refunds check (refunded_minor between 0 and paid_minor)
);
create index obligation_of_client on obligation (studio_id, client_id, for_at desc, id desc);
create index obligation_open on obligation (studio_id, for_at, id) where owed_minor - paid_minor - waived_minor > 0;
create index obligation_open_of_client on obligation (studio_id, client_id, for_at, id)
	where owed_minor - paid_minor - waived_minor > 0;
create index obligation_about on obligation (studio_id, kind, about_id);
call make_studio_table('obligation', 'select');
grant insert (studio_id, id, kind, payable_id, about_id, client_id, title, for_at, zone, price_minor, currency, created_at),
	update (client_id, title, for_at, zone, price_minor, called_off_at) on obligation to touchline_app, touchline_worker;

-- 11.2, I15: double entry, append only. What corrects a transaction reverses it, once.
create table ledger_transaction (
	studio_id uuid not null,
	id uuid not null,
	obligation_id uuid not null,
	kind text not null check (kind in ('owed', 'payment', 'refund', 'waiver', 'reversal')),
	reverses_id uuid,
	at timestamptz not null,
	staff_id uuid,
	primary key (studio_id, id),
	unique (studio_id, id, obligation_id),
	constraint ledger_reversed_once unique (studio_id, reverses_id),
	foreign key (studio_id, obligation_id) references obligation (studio_id, id),
	foreign key (studio_id, reverses_id, obligation_id) references ledger_transaction (studio_id, id, obligation_id),
	foreign key (studio_id, staff_id) references staff (studio_id, id),
	check ((kind = 'reversal') = (reverses_id is not null))
);
create index ledger_transaction_of on ledger_transaction (studio_id, obligation_id, id);
call make_studio_table('ledger_transaction', 'select, insert');

-- Positive: debit, negative: credit. Money of ours stands in cash, bank, cheques, terminal and other.
create table ledger_entry (
	studio_id uuid not null,
	transaction_id uuid not null,
	account text not null check (account in
		('receivable', 'revenue', 'waived', 'refunds', 'cash', 'bank', 'cheques', 'terminal', 'other')),
	obligation_id uuid not null,
	amount_minor bigint not null check (amount_minor <> 0),
	currency text not null,
	primary key (studio_id, transaction_id, account),
	foreign key (studio_id, transaction_id, obligation_id) references ledger_transaction (studio_id, id, obligation_id),
	foreign key (studio_id, obligation_id, currency) references obligation (studio_id, id, currency)
);
create index ledger_entry_of on ledger_entry (studio_id, obligation_id);
call make_studio_table('ledger_entry', 'select, insert');

-- Money that changed hands, as somebody wrote it down. Never edited: a mistake is reversed (58), and both stay visible.
create table payment (
	studio_id uuid not null,
	-- The same as of its transaction.
	id uuid not null,
	obligation_id uuid not null,
	direction text not null check (direction in ('in', 'out')),
	method text not null check (method in ('cash', 'transfer', 'cheque', 'terminal', 'other')),
	amount_minor bigint not null check (amount_minor > 0),
	currency text not null,
	paid_on date not null check (paid_on between '1900-01-01' and '2199-12-31'),
	reference text not null default '' check (length(reference) <= 120),
	staff_id uuid,
	recorded_at timestamptz not null,
	primary key (studio_id, id),
	foreign key (studio_id, id, obligation_id) references ledger_transaction (studio_id, id, obligation_id),
	foreign key (studio_id, obligation_id, currency) references obligation (studio_id, id, currency),
	foreign key (studio_id, staff_id) references staff (studio_id, id)
);
create index payment_by_day on payment (studio_id, paid_on desc, id desc);
create index payment_of on payment (studio_id, obligation_id, id);
call make_studio_table('payment', 'select, insert');

-- What a client says they have sent: a fact beside, it moves no money. Said once for what was open then.
create table payment_announced (
	studio_id uuid not null,
	obligation_id uuid not null,
	open_minor bigint not null check (open_minor > 0),
	at timestamptz not null,
	primary key (studio_id, obligation_id, open_minor),
	foreign key (studio_id, obligation_id) references obligation (studio_id, id)
);
call make_studio_table('payment_announced', 'select, insert');

-- What a studio decides about payments. No row: the defaults.
create table payment_settings (
	studio_id uuid primary key references studio,
	-- How clients pay: an account number, "cash at the session". Empty: nothing is said.
	instructions text not null default '' check (length(instructions) <= 2000),
	-- What clients write on a transfer: {code} and {name} are filled in.
	reference_pattern text not null default '{code} {name}' check (length(reference_pattern) <= 60),
	methods text[] not null default '{cash,transfer,cheque,terminal,other}'
		check (cardinality(methods) between 1 and 5 and methods <@ '{cash,transfer,cheque,terminal,other}'),
	version integer not null default 1,
	updated_at timestamptz not null default now()
);
call make_studio_table('payment_settings');

-- Until now a place only had a word for its payment. What it said becomes what is owed, and what was paid: in full, by unknown
-- means, on the day of the session or today. How much of "part paid" was paid nobody wrote down: it is open whole, and the trail
-- still says what was noted. The column stays for a version that runs beside this one; nothing reads it any more.
insert into obligation (studio_id, id, kind, payable_id, about_id, client_id, title, for_at, zone, price_minor, currency,
		called_off_at, created_at, owed_minor, paid_minor, refunded_minor, waived_minor)
	select p.studio_id, gen_random_uuid(), 'appointment', p.id, p.appointment_id, p.client_id, a.title, a.starts_at, a.zone,
		p.price_minor, p.currency, case when s.stands then null else coalesce(p.cancelled_at, now()) end, p.booked_at,
		p.price_minor, case when p.payment in ('paid', 'refunded') then p.price_minor else 0 end,
		case when p.payment = 'refunded' then p.price_minor else 0 end,
		case when p.payment = 'waived' then p.price_minor else 0 end
	from appointment_place p
	join appointment a on a.studio_id = p.studio_id and a.id = p.appointment_id
	cross join lateral (select p.status in ('booked', 'completed', 'no_show') as stands) s
	where p.price_minor > 0 and (s.stands and p.payment <> 'none' or p.payment in ('paid', 'refunded', 'waived'));

create temporary table moved on commit drop as
	select o.studio_id, gen_random_uuid() as id, o.id as obligation_id, k.kind, k.debit, k.credit, o.price_minor, o.currency,
		o.created_at, least(o.for_at, now()) as paid_at, o.zone
	from obligation o
	cross join lateral (values
		('owed', 'receivable', 'revenue', true),
		('payment', 'other', 'receivable', o.paid_minor > 0),
		('refund', 'refunds', 'other', o.refunded_minor > 0),
		('waiver', 'waived', 'receivable', o.waived_minor > 0)) k (kind, debit, credit, is_so)
	where k.is_so;
insert into ledger_transaction (studio_id, id, obligation_id, kind, at)
	select studio_id, id, obligation_id, kind, case kind when 'owed' then created_at else paid_at end from moved;
insert into ledger_entry (studio_id, transaction_id, account, obligation_id, amount_minor, currency)
	select studio_id, id, debit, obligation_id, price_minor, currency from moved
	union all select studio_id, id, credit, obligation_id, -price_minor, currency from moved;
insert into payment (studio_id, id, obligation_id, direction, method, amount_minor, currency, paid_on, recorded_at)
	select studio_id, id, obligation_id, case kind when 'payment' then 'in' else 'out' end, 'other', price_minor, currency,
		(paid_at at time zone zone)::date, now()
	from moved where kind in ('payment', 'refund');

-- The sums of an obligation follow its entries, whoever writes them; nobody else may write them.
create function sum_of_entries() returns trigger language plpgsql security definer set search_path = public as $$
begin
	update obligation o set owed_minor = o.owed_minor + s.owed, paid_minor = o.paid_minor + s.paid,
		refunded_minor = o.refunded_minor + s.refunded, waived_minor = o.waived_minor + s.waived
	from (select studio_id, obligation_id,
			-coalesce(sum(amount_minor) filter (where account = 'revenue'), 0) as owed,
			coalesce(sum(amount_minor) filter (where account not in ('revenue', 'receivable', 'waived')), 0) as paid,
			coalesce(sum(amount_minor) filter (where account = 'refunds'), 0) as refunded,
			coalesce(sum(amount_minor) filter (where account = 'waived'), 0) as waived
		from added group by 1, 2) s
	where o.studio_id = s.studio_id and o.id = s.obligation_id;
	return null;
end $$;
create trigger ledger_entry_sums after insert on ledger_entry
	referencing new table as added for each statement execute function sum_of_entries();

-- I15: each transaction sums to zero in each currency, or nothing of it stays.
create function transaction_balances() returns trigger language plpgsql as $$
declare
	rest bigint;
begin
	select sum(amount_minor) into rest from ledger_entry
	where studio_id = new.studio_id and transaction_id = new.transaction_id and currency = new.currency;
	if rest <> 0 then
		raise exception 'transaction % is out of balance by %', new.transaction_id, rest
			using errcode = 'check_violation', constraint = 'ledger_balances';
	end if;
	return null;
end $$;
create constraint trigger ledger_balances after insert on ledger_entry deferrable initially deferred
	for each row execute function transaction_balances();

-- Nothing more is owed than what is paid or waived.
create function call_off_obligation(obligation uuid) returns void language plpgsql as $$
declare
	entered uuid := gen_random_uuid();
	rest bigint;
	money text;
begin
	select o.open_minor, o.currency into rest, money from obligation o
	where o.studio_id = current_studio() and o.id = call_off_obligation.obligation for update;
	update obligation o set called_off_at = coalesce(o.called_off_at, now())
	where o.studio_id = current_studio() and o.id = call_off_obligation.obligation;
	if rest > 0 then
		insert into ledger_transaction (studio_id, id, obligation_id, kind, at)
			values (current_studio(), entered, obligation, 'owed', now());
		insert into ledger_entry (studio_id, transaction_id, account, obligation_id, amount_minor, currency)
			values (current_studio(), entered, 'revenue', obligation, rest, money),
				(current_studio(), entered, 'receivable', obligation, -rest, money);
	end if;
end $$;

-- I40: whoever is deleted owes nothing more; what they paid stays in the ledger, without them.
create function deleted_client_owes_nothing() returns trigger language plpgsql as $$
begin
	perform call_off_obligation(o.id) from obligation o
	where o.studio_id = old.studio_id and o.client_id = old.id and o.called_off_at is null;
	return old;
end $$;
create trigger client_owes_nothing before delete on client for each row execute function deleted_client_owes_nothing();

-- 1.5: what either record owes or paid is the kept one's. Of two places in one appointment one goes (0011): nothing is open for it.
alter function merge_client_rows(uuid, uuid) rename to merge_client_rows_before_payments;
create function merge_client_rows(gone uuid, kept uuid) returns void language plpgsql as $$
begin
	perform call_off_obligation(o.id) from obligation o
	where o.studio_id = current_studio() and o.client_id = gone and o.called_off_at is null and exists (
		select from obligation other where other.studio_id = o.studio_id and other.kind = o.kind
			and other.about_id = o.about_id and other.client_id = kept);
	update obligation set client_id = kept where studio_id = current_studio() and client_id = gone;
	perform merge_client_rows_before_payments(gone, kept);
end $$;
