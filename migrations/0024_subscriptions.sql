-- 1-2-1 and group programs: a client's subscription to a program, with a calendar of its own (3.4, 6).

-- 6.1: how many days ahead clients see; null: all. 3.4: a group follows one dated calendar: its program, from a start day.
alter table program add column days_ahead integer check (days_ahead between 1 and 90);
alter table program add column starts_on date;
alter table program add constraint program_group_starts check (type <> 'group' or starts_on is not null);

-- A client has one main calendar and one more per subscription, of whatever type its program is or becomes.
alter table calendar drop constraint calendar_kind_check;
alter table calendar add constraint calendar_kind_check check (kind in ('main', 'subscription'));

-- 6.2: an invitation to a program is an invitation like any other; `about` is what it invites to. One open one per client
-- asks them into the studio; those to programs stand beside it, one for each subscription.
alter table invitation add column about text check (length(about) between 1 and 120);
alter table invitation add constraint invitation_about_client check (about is null or client_id is not null);
drop index invitation_open_client;
create unique index invitation_open_client on invitation (studio_id, client_id)
	where accepted_at is null and withdrawn_at is null and client_id is not null and about is null;

-- What is said of it is said by days: asked on, joined on, paused from, its last day. Its state follows from them.
create table subscription (
	studio_id uuid not null,
	id uuid not null,
	program_id uuid not null,
	client_id uuid not null,
	calendar_id uuid not null,
	-- Null where nobody had to be asked: moved from another program.
	invitation_id uuid,
	began_on date not null,
	joined_on date,
	paused_on date,
	last_day date,
	ended_how text check (ended_how in ('finished', 'cancelled', 'moved')),
	created_by uuid,
	created_at timestamptz not null default now(),
	primary key (studio_id, id),
	constraint subscription_program foreign key (studio_id, program_id) references program (studio_id, id),
	foreign key (studio_id, calendar_id, client_id) references calendar (studio_id, id, client_id) on delete cascade,
	foreign key (studio_id, invitation_id) references invitation (studio_id, id),
	-- I23: two subscriptions, hence two clients, never share a calendar.
	constraint subscription_calendar unique (studio_id, calendar_id),
	constraint subscription_invitation unique (studio_id, invitation_id),
	constraint subscription_asked_or_joined check (invitation_id is not null or joined_on is not null),
	constraint subscription_pause check (paused_on is null or joined_on is not null),
	constraint subscription_end check ((last_day is null) = (ended_how is null)),
	-- Who never joined can't have finished, only been cancelled.
	constraint subscription_end_joined check (joined_on is not null or ended_how is null or ended_how = 'cancelled'),
	constraint subscription_days check (last_day is null or last_day >= began_on - 1),
	-- 6.4: several programs at once, each of them once. An end on its first day leaves no day at all.
	constraint subscription_open_once exclude using gist
		(studio_id with =, client_id with =, program_id with =, daterange(began_on, last_day + 1) with &&)
);
create index subscription_of_program on subscription (studio_id, program_id, id);
create index subscription_of_client on subscription (studio_id, client_id);
call make_studio_table('subscription');

-- 6.3: accepting an invitation to a program is joining it, in the same statement; withdrawing one is its end.
create function answer_subscription() returns trigger language plpgsql as $$
declare
	here date;
begin
	select (now_of_it at time zone coalesce(account."timeZone", c.time_zone, settings.time_zone))::date into here
	from (select coalesce(new.accepted_at, new.withdrawn_at) as now_of_it) moment, studio_settings settings
	join client c on c.studio_id = settings.studio_id and c.id = new.client_id
	left join account on account.id = c.account_id
	where settings.studio_id = new.studio_id;
	if new.accepted_at is not null then
		update subscription set joined_on = here
		where studio_id = new.studio_id and invitation_id = new.id and joined_on is null and last_day is null;
	else
		update subscription set last_day = greatest(here, began_on) - 1, ended_how = 'cancelled'
		where studio_id = new.studio_id and invitation_id = new.id and joined_on is null and last_day is null;
	end if;
	return null;
end $$;
create trigger answer_subscription after update of accepted_at, withdrawn_at on invitation
	for each row when (new.about is not null and num_nonnulls(new.accepted_at, new.withdrawn_at) > 0
		and num_nonnulls(old.accepted_at, old.withdrawn_at) = 0)
	execute function answer_subscription();

-- 6.1, 6.4: how far a client sees into each of their calendars: one predicate for pages, API and training. A day is shown where
-- `open`, from `shown_from` to `shown_to` and, where there are `days_ahead`, until so many days from the client's today.
create view calendar_reach with (security_invoker = true) as
	select calendar.studio_id, calendar.id as calendar_id, calendar.client_id, calendar.kind,
		subscription.id as subscription_id, program.id as program_id, program.title,
		(subscription.id is null or subscription.joined_on is not null) as open,
		case when program.type = 'group' then subscription.joined_on end as shown_from,
		least(subscription.last_day, subscription.paused_on - 1) as shown_to,
		program.days_ahead, subscription.began_on
	from calendar
	left join subscription on subscription.studio_id = calendar.studio_id and subscription.calendar_id = calendar.id
	left join program on program.studio_id = subscription.studio_id and program.id = subscription.program_id;
grant select on calendar_reach to touchline_app, touchline_worker;

-- 1.5: a merged record's subscriptions go along, each with its calendar. Where both are in the same program, the kept one's stays.
alter function merge_client_rows(uuid, uuid) rename to merge_client_rows_before_subscriptions;
create function merge_client_rows(gone uuid, kept uuid) returns void language plpgsql as $$
declare
	studio uuid := current_studio();
	old record;
	moved uuid;
begin
	update subscription s set last_day = s.began_on - 1, ended_how = case when s.joined_on is null then 'cancelled' else 'finished' end
	where s.studio_id = studio and s.client_id = gone and exists (
		select from subscription o where o.studio_id = studio and o.client_id = kept and o.program_id = s.program_id
			and daterange(o.began_on, o.last_day + 1) && daterange(s.began_on, s.last_day + 1));
	update invitation set client_id = kept where studio_id = studio and client_id = gone and about is not null;
	for old in select calendar_id as id from subscription where studio_id = studio and client_id = gone order by calendar_id loop
		moved := gen_random_uuid();
		insert into calendar (studio_id, id, client_id, kind) values (studio, moved, kept, 'subscription');
		update subscription set calendar_id = moved, client_id = kept where studio_id = studio and calendar_id = old.id;
		update program_run set calendar_id = moved, client_id = kept where studio_id = studio and calendar_id = old.id;
		update workout set calendar_id = moved, client_id = kept where studio_id = studio and calendar_id = old.id;
		delete from calendar where studio_id = studio and id = old.id;
	end loop;
	perform merge_client_rows_before_subscriptions(gone, kept);
end $$;
