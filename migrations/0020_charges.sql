-- 11.1, 11.3: money taken by a provider. A charge is one attempt; its row is there before the provider is asked, and its id is the
-- provider's idempotency key. What came of it is written by one function, whoever noticed.

alter table payment drop constraint payment_method_check,
	add constraint payment_method_check check (method in ('cash', 'transfer', 'cheque', 'terminal', 'other', 'card'));
-- stripe: what lies with the provider. held: money that came for what was settled already, until it is given back. disputed: what a
-- bank took back while a dispute runs; losses: what it kept.
alter table ledger_entry drop constraint ledger_entry_account_check,
	add constraint ledger_entry_account_check check (account in
		('receivable', 'revenue', 'waived', 'refunds', 'cash', 'bank', 'cheques', 'terminal', 'other',
		'stripe', 'held', 'disputed', 'losses'));
alter table ledger_transaction drop constraint ledger_transaction_kind_check,
	add constraint ledger_transaction_kind_check check (kind in ('owed', 'payment', 'refund', 'waiver', 'reversal',
		'overpayment', 'overpayment_refund', 'dispute', 'dispute_won', 'dispute_lost'));

-- 49: while a bank disputes money of a thing, none of it is given back besides.
alter table obligation add disputed_minor bigint not null default 0 check (disputed_minor >= 0);
-- Whether clients of this studio can pay by card: written by whoever brings the provider, read by whoever shows "Pay".
alter table payment_settings add online_since timestamptz;

create or replace function sum_of_entries() returns trigger language plpgsql security definer set search_path = public as $$
begin
	-- Money that moves between places of ours (stripe, held, disputed, losses) sums to zero: it is neither paid nor given back twice.
	update obligation o set owed_minor = o.owed_minor + s.owed, paid_minor = o.paid_minor + s.paid,
		refunded_minor = o.refunded_minor + s.refunded, waived_minor = o.waived_minor + s.waived,
		disputed_minor = o.disputed_minor + s.disputed
	from (select studio_id, obligation_id,
			-coalesce(sum(amount_minor) filter (where account = 'revenue'), 0) as owed,
			coalesce(sum(amount_minor) filter (where account not in ('revenue', 'receivable', 'waived')), 0) as paid,
			coalesce(sum(amount_minor) filter (where account = 'refunds'), 0) as refunded,
			coalesce(sum(amount_minor) filter (where account = 'waived'), 0) as waived,
			coalesce(sum(amount_minor) filter (where account = 'disputed'), 0) as disputed
		from added group by 1, 2) s
	where o.studio_id = s.studio_id and o.id = s.obligation_id;
	return null;
end $$;

-- The studio's own account with the provider. The key is sealed by the studio's key.
create table stripe_connection (
	studio_id uuid primary key references studio,
	sealed_key bytea not null,
	account_id text not null check (account_id ~ '^acct_[A-Za-z0-9_]{1,60}$'),
	account_name text not null check (length(account_name) <= 200),
	livemode boolean not null,
	charges_enabled boolean not null,
	connected_at timestamptz not null,
	checked_at timestamptz not null
);
call make_studio_table('stripe_connection');

-- What signs the provider's events: several at a time, while one takes over from another (12).
create table stripe_signing_secret (
	studio_id uuid not null,
	id uuid not null,
	sealed bytea not null,
	-- Its last signs, to tell them apart.
	hint text not null check (length(hint) <= 8),
	added_at timestamptz not null,
	primary key (studio_id, id),
	foreign key (studio_id) references stripe_connection (studio_id) on delete cascade
);
call make_studio_table('stripe_signing_secret');

-- Who a client is at the provider, in each account.
create table stripe_customer (
	studio_id uuid not null references studio,
	account_id text not null,
	customer_id text not null check (length(customer_id) <= 80),
	client_id uuid not null,
	created_at timestamptz not null,
	primary key (studio_id, account_id, customer_id),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade
);
create index stripe_customer_of on stripe_customer (studio_id, client_id);
call make_studio_table('stripe_customer');

-- A card that a client keeps with the provider, by their own choice; of the card itself nothing is here.
create table card (
	studio_id uuid not null references studio,
	id uuid not null,
	client_id uuid not null,
	account_id text not null,
	customer_id text not null check (length(customer_id) <= 80),
	method_id text not null check (length(method_id) <= 80),
	brand text not null check (length(brand) <= 40),
	last4 text not null check (last4 ~ '^[0-9]{4}$'),
	exp_month smallint not null check (exp_month between 1 and 12),
	exp_year smallint not null check (exp_year between 2000 and 2199),
	is_default boolean not null,
	-- When they agreed that it is kept and charged, and to which wording.
	consented_at timestamptz not null,
	consent_version smallint not null,
	removed_at timestamptz,
	-- The provider has forgotten it too.
	detached_at timestamptz,
	primary key (studio_id, id),
	unique (studio_id, method_id),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade
);
create unique index card_default on card (studio_id, client_id, account_id) where is_default and removed_at is null;
create index card_of on card (studio_id, client_id) where removed_at is null;
create index card_to_detach on card (studio_id, id) where removed_at is not null and detached_at is null;
call make_studio_table('card');

-- One attempt to take money. Amount, parts and account are copies, frozen as it begins (I14, 17).
create table charge (
	studio_id uuid not null references studio,
	id uuid not null,
	client_id uuid,
	amount_minor bigint not null check (amount_minor between 1 and 100000000000),
	currency text not null check (currency ~ '^[A-Z]{3}$'),
	how text not null check (how in ('checkout', 'card_on_file')),
	state text not null check (state in
		('begun', 'open', 'needs_client_action', 'processing', 'unknown', 'paid', 'failed', 'cancelled')),
	-- Who began it: the client at a screen, or the studio without them (off-session).
	begun_by text not null check (begun_by in ('client', 'studio')),
	staff_id uuid,
	account_id text not null,
	livemode boolean not null,
	customer_id text check (length(customer_id) <= 80),
	card_id uuid,
	-- The client wants the card kept, and agreed to what that means, when, in which wording.
	keep_consented_at timestamptz,
	consent_version smallint,
	session_id text check (length(session_id) <= 120),
	intent_id text check (length(intent_id) <= 80),
	-- Where the client goes on: the hosted page, the bank's page.
	action_url text check (length(action_url) <= 2000),
	-- How often they asked to confirm the same intent again (26), and how often that was done.
	confirms_asked smallint not null default 0,
	confirms_done smallint not null default 0,
	decline text check (decline in ('funds', 'card', 'never', 'authentication', 'later', 'refused')),
	decline_code text check (length(decline_code) <= 80),
	-- What a person has to look at: another amount came, another account answers.
	trouble text check (trouble in ('amount_differs', 'not_ours', 'other_account')),
	created_at timestamptz not null,
	-- From here on the provider may know of it.
	asked_at timestamptz,
	-- When what is written here was so.
	as_of timestamptz,
	finished_at timestamptz,
	-- Given up by the client or the studio: to be called off with the provider, if it isn't paid by then.
	cancel_wanted_at timestamptz,
	-- Another attempt takes its place: that one waits until this one is over (2, 16).
	superseded_by uuid,
	action_told_at timestamptz,
	next_look_at timestamptz,
	looks smallint not null default 0,
	unfinished boolean generated always as (state not in ('paid', 'failed', 'cancelled')) stored,
	-- Stands in the way of another attempt.
	standing boolean not null default true,
	primary key (studio_id, id),
	unique (studio_id, id, standing),
	unique (studio_id, id, currency),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete set null (client_id),
	foreign key (studio_id, staff_id) references staff (studio_id, id),
	foreign key (studio_id, card_id) references card (studio_id, id) on delete set null (card_id),
	foreign key (studio_id, superseded_by) references charge (studio_id, id),
	constraint charge_standing check (standing = (state not in ('paid', 'failed', 'cancelled') and superseded_by is null))
);
create index charge_of_client on charge (studio_id, client_id, id desc);
create index charge_to_look_at on charge (studio_id, next_look_at) where next_look_at is not null;
create index charge_unfinished on charge (studio_id, id) where unfinished;
create index charge_troubled on charge (studio_id, id) where trouble is not null;
create index charge_intent on charge (studio_id, intent_id);
create index charge_session on charge (studio_id, session_id);
create index charge_superseded on charge (studio_id, superseded_by) where unfinished;
call make_studio_table('charge', 'select, insert, update');

-- What a charge is for. I13: a thing that is owed is in one standing charge at most.
create table charge_part (
	studio_id uuid not null,
	charge_id uuid not null,
	obligation_id uuid not null,
	currency text not null,
	amount_minor bigint not null check (amount_minor > 0),
	title text not null check (length(title) between 1 and 160),
	standing boolean not null default true,
	-- What it became: a payment, and what came for nothing that was open.
	payment_id uuid,
	held_minor bigint not null default 0 check (held_minor between 0 and amount_minor),
	primary key (studio_id, charge_id, obligation_id),
	unique (studio_id, payment_id),
	foreign key (studio_id, charge_id, standing) references charge (studio_id, id, standing) on update cascade,
	foreign key (studio_id, charge_id, currency) references charge (studio_id, id, currency),
	foreign key (studio_id, obligation_id, currency) references obligation (studio_id, id, currency),
	foreign key (studio_id, payment_id) references payment (studio_id, id)
);
create unique index charge_one_per_obligation on charge_part (studio_id, obligation_id) where standing;
create index charge_part_of on charge_part (studio_id, obligation_id, charge_id);
call make_studio_table('charge_part', 'select, insert, update');

-- Money on its way back to a card. It is in the ledger from the start, so that nothing is given back twice (I16, 47); refused or
-- failed later, it is reversed there (48).
create table refund (
	studio_id uuid not null,
	id uuid not null,
	charge_id uuid not null,
	obligation_id uuid not null,
	amount_minor bigint not null check (amount_minor > 0),
	currency text not null,
	reason text not null check (reason in ('studio', 'overpayment')),
	state text not null check (state in ('begun', 'unknown', 'pending', 'succeeded', 'failed')),
	transaction_id uuid not null,
	provider_id text check (length(provider_id) <= 80),
	failure text check (length(failure) <= 80),
	notify boolean not null,
	staff_id uuid,
	created_at timestamptz not null,
	asked_at timestamptz,
	as_of timestamptz,
	-- The provider took it on: whom it concerns has been told.
	accepted_at timestamptz,
	finished_at timestamptz,
	next_look_at timestamptz,
	looks smallint not null default 0,
	primary key (studio_id, id),
	unique (studio_id, provider_id),
	foreign key (studio_id, charge_id, obligation_id) references charge_part (studio_id, charge_id, obligation_id),
	foreign key (studio_id, obligation_id, currency) references obligation (studio_id, id, currency),
	foreign key (studio_id, transaction_id, obligation_id) references ledger_transaction (studio_id, id, obligation_id),
	foreign key (studio_id, staff_id) references staff (studio_id, id)
);
create index refund_of on refund (studio_id, charge_id);
create index refund_to_look_at on refund (studio_id, next_look_at) where next_look_at is not null;
call make_studio_table('refund', 'select, insert, update');

-- A bank asks its customer's money back (49, 50).
create table dispute (
	studio_id uuid not null,
	id uuid not null,
	charge_id uuid not null,
	provider_id text not null check (length(provider_id) <= 80),
	amount_minor bigint not null check (amount_minor > 0),
	currency text not null,
	reason text not null check (length(reason) <= 80),
	-- inquiry: the bank only asks, no money has moved.
	state text not null check (state in ('inquiry', 'open', 'won', 'lost')),
	answer_by timestamptz,
	opened_at timestamptz not null,
	closed_at timestamptz,
	as_of timestamptz not null,
	next_look_at timestamptz,
	looks smallint not null default 0,
	primary key (studio_id, id),
	unique (studio_id, provider_id),
	foreign key (studio_id, charge_id, currency) references charge (studio_id, id, currency)
);
create index dispute_of on dispute (studio_id, charge_id);
create index dispute_to_look_at on dispute (studio_id, next_look_at) where next_look_at is not null;
call make_studio_table('dispute', 'select, insert, update');

-- A client adds a card without paying.
create table card_setup (
	studio_id uuid not null references studio,
	id uuid not null,
	client_id uuid not null,
	account_id text not null,
	state text not null check (state in ('begun', 'open', 'done', 'cancelled')),
	session_id text check (length(session_id) <= 120),
	action_url text check (length(action_url) <= 2000),
	consented_at timestamptz not null,
	consent_version smallint not null,
	created_at timestamptz not null,
	next_look_at timestamptz,
	looks smallint not null default 0,
	primary key (studio_id, id),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade
);
create index card_setup_of on card_setup (studio_id, client_id);
create index card_setup_to_look_at on card_setup (studio_id, next_look_at) where next_look_at is not null;
call make_studio_table('card_setup', 'select, insert, update');

-- What the provider told us, once each (8): there before it is answered 2xx. It only says where to look again.
create table provider_event (
	studio_id uuid not null references studio,
	event_id text not null check (length(event_id) between 1 and 120),
	type text not null check (length(type) <= 120),
	object_id text not null check (length(object_id) <= 120),
	-- What of ours stands on it, as it says.
	our_id uuid,
	received_at timestamptz not null,
	handled_at timestamptz,
	primary key (studio_id, event_id)
);
create index provider_event_received on provider_event (studio_id, received_at);
call make_studio_table('provider_event');

-- 1.5: cards and charges of either record are the kept one's; of two default cards, the kept one's stays the default.
alter function merge_client_rows(uuid, uuid) rename to merge_client_rows_before_charges;
create function merge_client_rows(gone uuid, kept uuid) returns void language plpgsql as $$
begin
	update card c set is_default = false where c.studio_id = current_studio() and c.client_id = gone and c.is_default
		and exists (select from card other where other.studio_id = c.studio_id and other.client_id = kept
			and other.account_id = c.account_id and other.is_default and other.removed_at is null);
	update card set client_id = kept where studio_id = current_studio() and client_id = gone;
	update stripe_customer set client_id = kept where studio_id = current_studio() and client_id = gone;
	update charge set client_id = kept where studio_id = current_studio() and client_id = gone;
	update card_setup set client_id = kept where studio_id = current_studio() and client_id = gone;
	perform merge_client_rows_before_charges(gone, kept);
end $$;
