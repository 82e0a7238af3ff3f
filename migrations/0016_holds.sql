-- 7.2: holds. One may take the time of several coaches (a collective type), and there are few at once from one origin.
drop index coach_busy_hold;
create unique index coach_busy_hold on coach_busy (studio_id, hold_hash, coach_id) where hold_hash is not null;
-- A digest of where the request came from; it goes with the hold, minutes later.
alter table coach_busy add column hold_origin text check (length(hold_origin) between 1 and 64);
alter table coach_busy add check (hold_origin is null or status = 'held');
create index coach_busy_held_from on coach_busy (studio_id, hold_origin) where hold_origin is not null;
-- How many sessions somebody still has to come that they booked without logging in.
create index appointment_by_guests on appointment (studio_id, starts_at) where created_by = 'guest';
