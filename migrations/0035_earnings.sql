-- 7.5, 10.2: cancelled after the window, a session is refused, costs its credit or fee, or costs nothing: as its type says, else the studio.
alter table appointment_settings add late_cancellation text not null default 'refuse'
	check (late_cancellation in ('refuse', 'forfeit', 'return'));
alter table appointment_type add late_cancellation text check (late_cancellation in ('refuse', 'forfeit', 'return'));
-- Cancelled so: its credit or its fee is gone all the same. As it was decided then: no later change of a setting reaches it.
alter table appointment_place add forfeits boolean not null default false;
alter table appointment_place add constraint appointment_place_forfeits check (not forfeits or (status = 'cancelled' and cancelled_by = 'client'));
-- 10.2: why a credit was forfeited.
alter table credit_entry add because text check (because in ('late', 'missed'));
alter table credit_entry add check (because is null or kind = 'forfeited');

-- What a coach writes to a client about a session that took place.
create table session_feedback (
	studio_id uuid not null,
	place_id uuid not null,
	words text not null check (length(words) between 1 and 5000),
	next_steps text not null default '' check (length(next_steps) <= 2000),
	staff_id uuid,
	given_at timestamptz not null,
	edited_at timestamptz,
	version integer not null default 1,
	primary key (studio_id, place_id),
	foreign key (studio_id, place_id) references appointment_place (studio_id, id) on delete cascade,
	foreign key (studio_id, staff_id) references staff (studio_id, id)
);
call make_studio_table('session_feedback');
-- Sessions that are over and that nobody has said anything about.
create index appointment_to_complete on appointment (studio_id, starts_at) where status = 'booked';

-- 10.10: a coach's share of what their sessions are worth, in hundredths of a percent. No row: all of it.
create table earning_share (
	studio_id uuid not null,
	staff_id uuid not null,
	share_bp integer not null check (share_bp between 0 and 10000),
	version integer not null default 1,
	updated_at timestamptz not null,
	primary key (studio_id, staff_id),
	foreign key (studio_id, staff_id) references staff (studio_id, id)
);
call make_studio_table('earning_share');

-- 10.10: what coaches earn; append only. Each completion of a place is a turn: earned once, undone once, taken back once.
create table earning (
	studio_id uuid not null,
	id uuid not null,
	coach_id uuid not null,
	-- No references: a place goes with a deleted client, the figures stay (I40).
	place_id uuid not null,
	appointment_id uuid not null,
	client_id uuid,
	turn smallint not null check (turn >= 1),
	kind text not null check (kind in ('earned', 'undone', 'taken_back')),
	at timestamptz not null,
	title text not null check (length(title) between 1 and 160),
	for_at timestamptz not null,
	-- What the session was worth then, and the coach's share then; the amount follows from both, or takes it back.
	value_minor bigint not null check (value_minor >= 0),
	share_bp integer not null check (share_bp between 0 and 10000),
	amount_minor bigint not null,
	currency text not null check (currency ~ '^[A-Z]{3}$'),
	source text not null check (source in ('package', 'single')),
	reason text not null default '' check (length(reason) <= 300),
	staff_id uuid,
	primary key (studio_id, id),
	constraint earning_once unique (studio_id, place_id, turn, kind),
	unique (studio_id, id, coach_id, currency),
	foreign key (studio_id, coach_id) references staff (studio_id, id),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete set null (client_id),
	foreign key (studio_id, staff_id) references staff (studio_id, id),
	check (case when kind = 'earned' then amount_minor between 0 and value_minor else amount_minor <= 0 end)
);
create index earning_of_coach on earning (studio_id, coach_id, at);
create index earning_of_appointment on earning (studio_id, appointment_id);
create index earning_of_client on earning (studio_id, client_id) where client_id is not null;
call make_studio_table('earning', 'select, insert');
grant update (client_id) on earning to touchline_app, touchline_worker;

-- A turn is earned before anything of it is taken back, and never taken below nothing.
create function earning_turn() returns trigger language plpgsql as $$
begin
	if (select sum(amount_minor) < 0 or not bool_or(kind = 'earned') from earning
		where studio_id = new.studio_id and place_id = new.place_id and turn = new.turn) then
		raise exception 'earning % takes back more than was earned', new.id using errcode = 'check_violation', constraint = 'earning_turn';
	end if;
	return null;
end $$;
create trigger earning_turn after insert on earning for each row execute function earning_turn();

-- 10.10: what a studio pays its coaches.
create table payout (
	studio_id uuid not null references studio,
	id uuid not null,
	coach_id uuid not null,
	amount_minor bigint not null check (amount_minor > 0),
	currency text not null check (currency ~ '^[A-Z]{3}$'),
	state text not null default 'pending' check (state in ('pending', 'sent', 'paid', 'error', 'dissolved')),
	reference text not null default '' check (length(reference) <= 140),
	sent_on date check (sent_on between '2000-01-01' and '2199-12-31'),
	paid_on date check (paid_on between '2000-01-01' and '2199-12-31'),
	problem text not null default '' check (length(problem) <= 300),
	made_at timestamptz not null,
	staff_id uuid,
	version integer not null default 1,
	primary key (studio_id, id),
	unique (studio_id, id, coach_id, currency),
	foreign key (studio_id, coach_id) references staff (studio_id, id),
	foreign key (studio_id, staff_id) references staff (studio_id, id),
	check (state not in ('sent', 'paid') or sent_on is not null),
	check ((state = 'paid') = (paid_on is not null))
);
create index payout_of_coach on payout (studio_id, coach_id, id desc);
call make_studio_table('payout', 'select, insert, update');

-- Which lines a payout pays, of its coach and currency; each line in one that isn't dissolved.
create table payout_line (
	studio_id uuid not null,
	payout_id uuid not null,
	earning_id uuid not null,
	coach_id uuid not null,
	currency text not null,
	live boolean not null default true,
	primary key (studio_id, payout_id, earning_id),
	foreign key (studio_id, payout_id, coach_id, currency) references payout (studio_id, id, coach_id, currency),
	foreign key (studio_id, earning_id, coach_id, currency) references earning (studio_id, id, coach_id, currency)
);
create unique index payout_line_once on payout_line (studio_id, earning_id) where live;
call make_studio_table('payout_line', 'select, insert');
grant update (live) on payout_line to touchline_app, touchline_worker;

-- A payout is what its lines come to, or nothing of it stays.
create function payout_adds_up() returns trigger language plpgsql as $$
begin
	if (select p.amount_minor <> (select coalesce(sum(e.amount_minor), 0) from payout_line l
			join earning e on e.studio_id = l.studio_id and e.id = l.earning_id
			where l.studio_id = p.studio_id and l.payout_id = p.id)
		from payout p where p.studio_id = new.studio_id and p.id = new.payout_id) then
		raise exception 'payout % is out of balance', new.payout_id using errcode = 'check_violation', constraint = 'payout_adds_up';
	end if;
	return null;
end $$;
create constraint trigger payout_adds_up after insert on payout_line deferrable initially deferred
	for each row execute function payout_adds_up();

-- 1.5: what either record earned their coach is the kept one's.
alter function merge_client_rows(uuid, uuid) rename to merge_client_rows_before_earnings;
create function merge_client_rows(gone uuid, kept uuid) returns void language plpgsql as $$
begin
	update earning set client_id = kept where studio_id = current_studio() and client_id = gone;
	perform merge_client_rows_before_earnings(gone, kept);
end $$;
