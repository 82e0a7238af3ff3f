-- 10.6: a package made for one client may say that no session follows by itself once it is used up.
alter table package add offers_renewal boolean not null default true;

-- 10.3–10.9: ongoing training. A client enrols with one coach; whoever decides, completes or charges locks this row first (I12).
create table enrolment (
	studio_id uuid not null references studio,
	id uuid not null,
	client_id uuid not null,
	coach_id uuid not null,
	state text not null check (state in ('active', 'paused', 'ended')),
	-- What the client agreed to, word for word; which version, in which language, when, and from which address.
	consent_text text not null check (length(consent_text) between 1 and 4000),
	consent_version smallint not null check (consent_version >= 1),
	consent_locale text not null check (consent_locale in ('en', 'fr')),
	consent_at timestamptz not null,
	consent_account_id uuid,
	consent_from text not null check (length(consent_from) <= 100),
	-- The next session that would follow doesn't, once.
	skips_next boolean not null default false,
	-- How many a month follow by themselves; null: as many as are completed.
	monthly_cap smallint check (monthly_cap between 1 and 31),
	-- The cap was reached: from then on one may follow again.
	resumes_at timestamptz,
	-- 10.7: a rate the client accepted, and since when; a package bought later counts instead. And one the coach proposes.
	rate_minor bigint check (rate_minor between 0 and 100000000000),
	rate_at timestamptz,
	proposed_minor bigint check (proposed_minor between 0 and 100000000000),
	proposed_at timestamptz,
	proposed_by uuid,
	paused_by text check (paused_by in ('client', 'staff')),
	ended_at timestamptz,
	ended_by text check (ended_by in ('client', 'staff')),
	version integer not null default 1,
	primary key (studio_id, id),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade,
	foreign key (studio_id, coach_id) references staff (studio_id, id),
	foreign key (studio_id, proposed_by) references staff (studio_id, id),
	check ((rate_minor is null) = (rate_at is null)),
	check (num_nonnulls(proposed_minor, proposed_at, proposed_by) in (0, 3)),
	check ((state = 'paused') = (paused_by is not null)),
	check ((state = 'ended') = (ended_at is not null) and (state = 'ended') = (ended_by is not null))
);
create unique index enrolment_once on enrolment (studio_id, client_id, coach_id) where state <> 'ended';
create index enrolment_resumes on enrolment (studio_id, resumes_at) where resumes_at is not null;
call make_studio_table('enrolment', 'select, insert, update');

-- Each session that followed: a package of one, on deck until another follows or it is taken back.
create table renewal (
	studio_id uuid not null,
	id uuid not null,
	enrolment_id uuid not null,
	package_id uuid not null,
	-- The place whose completion it followed; null: its client asked for it, or a new month began. No reference, as for credits (I40).
	place_id uuid,
	appointment_id uuid,
	on_deck boolean not null,
	by_card boolean not null,
	booked_at timestamptz not null,
	taken_back_at timestamptz,
	primary key (studio_id, id),
	unique (studio_id, package_id),
	foreign key (studio_id, enrolment_id) references enrolment (studio_id, id) on delete cascade,
	foreign key (studio_id, package_id) references package (studio_id, id),
	check ((place_id is null) = (appointment_id is null)),
	check (not on_deck or taken_back_at is null)
);
-- I11: one on deck, and one for each completed session.
create unique index renewal_one_on_deck on renewal (studio_id, enrolment_id) where on_deck;
create unique index renewal_once_from on renewal (studio_id, place_id) where place_id is not null and taken_back_at is null;
create index renewal_appointment on renewal (studio_id, appointment_id) where appointment_id is not null;
call make_studio_table('renewal', 'select, insert, update');

-- 1.5: enrolled twice with one coach, the kept record's enrolment goes on.
alter function merge_client_rows(uuid, uuid) rename to merge_client_rows_before_renewals;
create function merge_client_rows(gone uuid, kept uuid) returns void language plpgsql as $$
begin
	update enrolment e set state = 'ended', ended_at = now(), ended_by = 'staff', paused_by = null
	where e.studio_id = current_studio() and e.client_id = gone and e.state <> 'ended' and exists (
		select from enrolment k where k.studio_id = e.studio_id and k.client_id = kept and k.coach_id = e.coach_id and k.state <> 'ended');
	perform merge_client_rows_before_renewals(gone, kept);
end $$;
