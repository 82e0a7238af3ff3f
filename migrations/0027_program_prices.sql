-- 3.5, 6.3, 6.5: what a 1-2-1 or group program costs: nothing, once, or regularly by the fees there are.

-- Null: free. Without a rhythm: once. A plan's price isn't asked for; it is kept for the way back.
alter table program
	add column price_minor bigint check (price_minor between 1 and 100000000000),
	add column price_currency text check (price_currency ~ '^[A-Z]{3}$'),
	add column price_every smallint check (price_every between 1 and 12),
	add column price_unit text check (price_unit in ('week', 'month')),
	add column price_tax_bp integer check (price_tax_bp between 0 and 5000),
	add constraint program_price check ((price_minor is null) = (price_currency is null)
		and (price_every is null) = (price_unit is null) and (price_minor is not null or price_every is null));

-- I14: the price a client is asked for, as it was when they were asked. 6.3: since when they have accepted; they join by paying.
alter table subscription
	add column price_minor bigint check (price_minor between 1 and 100000000000),
	add column currency text check (currency ~ '^[A-Z]{3}$'),
	add column price_every smallint check (price_every between 1 and 12),
	add column price_unit text check (price_unit in ('week', 'month')),
	add column tax_bp integer check (tax_bp between 0 and 5000),
	add column accepted_on date,
	add column ended_by text check (ended_by in ('staff', 'client')),
	add constraint subscription_price check ((price_minor is null) = (currency is null)
		and (price_every is null) = (price_unit is null) and (price_minor is not null or price_every is null)),
	add constraint subscription_ended_by check (ended_by is null or last_day is not null),
	drop constraint subscription_asked_or_joined,
	add constraint subscription_asked_or_joined
		check (invitation_id is not null or joined_on is not null or accepted_on is not null);
-- Who has accepted and not paid yet: few, and looked for by the clock.
create index subscription_awaiting on subscription (studio_id, id)
	where accepted_on is not null and joined_on is null and last_day is null;

-- 6.3: accepting a free program is joining it; a paid one is joined by paying for it.
create or replace function answer_subscription() returns trigger language plpgsql as $$
declare
	here date;
begin
	select (now_of_it at time zone coalesce(account."timeZone", c.time_zone, settings.time_zone))::date into here
	from (select coalesce(new.accepted_at, new.withdrawn_at) as now_of_it) moment, studio_settings settings
	join client c on c.studio_id = settings.studio_id and c.id = new.client_id
	left join account on account.id = c.account_id
	where settings.studio_id = new.studio_id;
	if new.accepted_at is not null then
		update subscription set accepted_on = here, joined_on = case when price_minor is null then here end
		where studio_id = new.studio_id and invitation_id = new.id and joined_on is null and last_day is null;
	else
		update subscription set last_day = greatest(here, began_on) - 1, ended_how = 'cancelled'
		where studio_id = new.studio_id and invitation_id = new.id and joined_on is null and last_day is null;
	end if;
	return null;
end $$;

-- A fee by which a subscription is paid goes on, pauses and ends with it. Until its first period is paid, no other begins.
alter table fee
	add column subscription_id uuid,
	add column awaits boolean not null default false,
	add column tax_bp integer check (tax_bp between 0 and 5000),
	add constraint fee_subscription foreign key (studio_id, subscription_id)
		references subscription (studio_id, id) on delete set null (subscription_id);
-- I13: a subscription is paid for by one fee.
create unique index fee_of_subscription on fee (studio_id, subscription_id) where subscription_id is not null;
-- Paid later than it was asked for, the first period runs from the day on which its client is let in.
grant update (from_on, until_on) on fee_period to touchline_app, touchline_worker;

-- 1.5: of two records in one program the kept one's subscription stays; nothing more is charged for the other.
alter function merge_client_rows(uuid, uuid) rename to merge_client_rows_before_prices;
create function merge_client_rows(gone uuid, kept uuid) returns void language plpgsql as $$
declare
	studio uuid := current_studio();
begin
	update fee f set next_at = null, ends_on = current_date, ended_by = 'staff', version = f.version + 1
	from subscription s
	where f.studio_id = studio and s.studio_id = studio and s.id = f.subscription_id and s.client_id = gone and f.ends_on is null
		and exists (select from subscription o where o.studio_id = studio and o.client_id = kept and o.program_id = s.program_id
			and daterange(o.began_on, o.last_day + 1) && daterange(s.began_on, s.last_day + 1));
	perform merge_client_rows_before_prices(gone, kept);
end $$;
