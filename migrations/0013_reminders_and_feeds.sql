-- 7.6: reminders that follow the appointment; 7.7: calendars that other programs read.

-- Whoever is told of a new time needs no reminder whose moment had passed by then: when it last moved. None: never.
alter table appointment add column moved_at timestamptz;
alter table appointment add check ((revision > 1) = (moved_at is not null));

-- What has lost its sense after a certain moment isn't sent later: a reminder of what has begun.
alter table message add column not_after timestamptz;

-- Studios in which somebody may have to be reminded now: those with a booked appointment within their longest lead (and a day:
-- a wall-time day has up to 25 hours, and zones have skipped whole ones) that has not had each of its reminders. One round trip
-- instead of one per studio and minute; it stands in one studio after the other, so that row security holds as everywhere.
create function studios_to_remind(at timestamptz) returns setof uuid language plpgsql as $$
declare
	was text := coalesce(current_setting('touchline.studio', true), '');
	one uuid;
	leads text[];
begin
	for one in select id from studio order by id loop
		perform set_config('touchline.studio', one::text, true);
		leads := coalesce((select s.reminder_leads from appointment_settings s where s.studio_id = one), '{P1D}');
		if exists (
			select from appointment a join appointment_place p on p.studio_id = a.studio_id and p.appointment_id = a.id
			where a.studio_id = one and a.status = 'booked' and p.status = 'booked' and a.starts_at > at
				and a.starts_at <= at + (select max(l::interval) from unnest(leads) l) + interval '1 day'
				and cardinality(leads) > (select count(*) from appointment_reminder r
					where r.studio_id = one and r.place_id = p.id and r.revision = a.revision and r.lead = any (leads))
		) then
			return next one;
		end if;
	end loop;
	perform set_config('touchline.studio', was, true);
end $$;

-- 7.7: addresses under which calendar programs read somebody's appointments. The secret is kept hashed; one that was revoked or
-- renewed stays as a row with who and when.
create table calendar_feed (
	studio_id uuid not null references studio,
	id uuid not null,
	staff_id uuid,
	client_id uuid,
	secret_hash bytea not null,
	created_at timestamptz not null,
	last_used_at timestamptz,
	revoked_at timestamptz,
	-- Whoever revoked it: a staff member, the client, or nobody where records were merged.
	revoked_by uuid,
	primary key (studio_id, id),
	foreign key (studio_id, staff_id) references staff (studio_id, id),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade,
	check (num_nonnulls(staff_id, client_id) = 1)
);
-- One at a time: renewing revokes the one before.
create unique index calendar_feed_of_staff on calendar_feed (studio_id, staff_id) where revoked_at is null and staff_id is not null;
create unique index calendar_feed_of_client on calendar_feed (studio_id, client_id) where revoked_at is null and client_id is not null;
call make_studio_table('calendar_feed', 'select, insert, update');

-- 1.5: of two records that are one person, the kept one's address goes on; the other's is revoked.
alter function merge_client_rows(uuid, uuid) rename to merge_client_rows_before_feeds;
create function merge_client_rows(gone uuid, kept uuid) returns void language plpgsql as $$
begin
	update calendar_feed set revoked_at = now()
	where studio_id = current_studio() and client_id = gone and revoked_at is null;
	perform merge_client_rows_before_feeds(gone, kept);
end $$;
