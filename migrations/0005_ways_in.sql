-- 1.2: a studio's own words in the address bar. A directory like `studio`: read by everybody, written only inside the
-- studio it belongs to.
create table studio_slug (
	slug text primary key check (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
	studio_id uuid not null references studio,
	leads_to text not null check (leads_to in ('login', 'client')),
	unique (studio_id, leads_to)
);
grant select, insert, update, delete on studio_slug to touchline_app, touchline_worker;
alter table studio_slug enable row level security;
alter table studio_slug force row level security;
create policy everybody_reads on studio_slug for select to touchline_app, touchline_worker using (true);
create policy own_studio_adds on studio_slug for insert to touchline_app, touchline_worker
	with check (studio_id = current_studio());
create policy own_studio_changes on studio_slug for update to touchline_app, touchline_worker
	using (studio_id = current_studio()) with check (studio_id = current_studio());
create policy own_studio_removes on studio_slug for delete to touchline_app, touchline_worker
	using (studio_id = current_studio());

-- A code of the authenticator app works once: the last time step that was used (quality 3).
alter table account_two_factor add column last_step bigint;
create unique index account_two_factor_once on account_two_factor ("userId");
create unique index account_passkey_once on account_passkey ("credentialID");
-- Old sessions, links and limits are swept by their age.
create index account_session_expiry on account_session ("expiresAt");
create index account_verification_expiry on account_verification ("expiresAt");
create index rate_limit_age on rate_limit (window_start);

-- One open invitation per address and staff; clients have theirs since 0002.
create unique index invitation_open_staff on invitation (studio_id, lower(email))
	where accepted_at is null and withdrawn_at is null and staff_role is not null;
alter table api_key add foreign key (studio_id, staff_id) references staff (studio_id, id);
create index event_actor on event (studio_id, actor_id, id desc);
