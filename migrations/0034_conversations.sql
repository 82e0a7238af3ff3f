-- 12.4: one conversation of each client with the studio's coaches.

-- What a studio decides about conversations. No row: the defaults.
create table conversation_settings (
	studio_id uuid primary key references studio,
	-- How many minutes a message waits unread before a mail tells of it.
	digest_minutes smallint not null default 15 check (digest_minutes between 1 and 1440),
	version integer not null default 1,
	updated_at timestamptz not null default now()
);
call make_studio_table('conversation_settings');

-- Texts that a studio's coaches send again and again.
create table quick_reply (
	studio_id uuid not null references studio,
	id uuid not null,
	title text not null check (length(title) between 1 and 60),
	body text not null check (length(body) between 1 and 4000),
	created_at timestamptz not null,
	version integer not null default 1,
	primary key (studio_id, id)
);
create unique index quick_reply_title on quick_reply (studio_id, lower(title));
call make_studio_table('quick_reply');

-- A conversation has no id of its own: it is its client's.
create table conversation (
	studio_id uuid not null,
	client_id uuid not null,
	-- Grows with each message and each change of one; whoever writes waits here, so that it is committed in order.
	seq integer not null default 0,
	last_at timestamptz not null,
	primary key (studio_id, client_id),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade
);
create index conversation_latest on conversation (studio_id, last_at desc, client_id desc);
call make_studio_table('conversation');

-- One text to many, each in their own conversation.
create table broadcast (
	studio_id uuid not null references studio,
	id uuid not null,
	staff_id uuid not null,
	body text not null check (length(body) between 1 and 4000),
	created_at timestamptz not null,
	done_at timestamptz,
	primary key (studio_id, id),
	foreign key (studio_id, staff_id) references staff (studio_id, id)
);
create index broadcast_of on broadcast (studio_id, staff_id, created_at desc);
call make_studio_table('broadcast');

-- Whom it is for, as it was when it was sent.
create table broadcast_member (
	studio_id uuid not null,
	broadcast_id uuid not null,
	client_id uuid not null,
	sent_at timestamptz,
	primary key (studio_id, broadcast_id, client_id),
	foreign key (studio_id, broadcast_id) references broadcast (studio_id, id),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade
);
create index broadcast_member_waiting on broadcast_member (studio_id, broadcast_id) where sent_at is null;
create index broadcast_member_client on broadcast_member (studio_id, client_id);
call make_studio_table('broadcast_member');

-- 10.6: a package offered to one client. It becomes one when they accept it.
create table package_offer (
	studio_id uuid not null references studio,
	id uuid not null,
	client_id uuid not null,
	staff_id uuid not null,
	name text not null check (length(name) between 1 and 120),
	sessions smallint not null check (sessions between 1 and 200),
	price_minor bigint not null check (price_minor between 0 and 100000000000),
	currency text not null check (currency ~ '^[A-Z]{3}$'),
	valid_months smallint check (valid_months between 1 and 24),
	-- 10.6: "Do not offer auto-renewal on this package".
	offers_renewal boolean not null,
	created_at timestamptz not null,
	expires_at timestamptz not null,
	accepted_at timestamptz,
	withdrawn_at timestamptz,
	package_id uuid,
	primary key (studio_id, id),
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade,
	foreign key (studio_id, staff_id) references staff (studio_id, id),
	foreign key (studio_id, package_id) references package (studio_id, id),
	check ((accepted_at is null) = (package_id is null)),
	check (accepted_at is null or withdrawn_at is null)
);
create index package_offer_of on package_offer (studio_id, client_id, id desc);
create unique index package_offer_package on package_offer (studio_id, package_id) where package_id is not null;
call make_studio_table('package_offer');

create table conversation_message (
	studio_id uuid not null,
	client_id uuid not null,
	-- Made by the device that sends it: sent again it is the same one.
	id uuid not null,
	-- Where it stands, and where it last changed: both from the conversation's count.
	seq integer not null,
	changed integer not null,
	-- Null: by the client.
	staff_id uuid,
	body text not null check (length(body) <= 4000),
	offer_id uuid,
	broadcast_id uuid,
	at timestamptz not null,
	deleted_at timestamptz,
	search_text tsvector generated always as (to_tsvector('simple'::regconfig, fold(body))) stored,
	primary key (studio_id, client_id, id),
	unique (studio_id, client_id, seq),
	foreign key (studio_id, client_id) references conversation (studio_id, client_id) on delete cascade,
	foreign key (studio_id, staff_id) references staff (studio_id, id),
	foreign key (studio_id, offer_id) references package_offer (studio_id, id),
	foreign key (studio_id, broadcast_id) references broadcast (studio_id, id),
	-- A deleted one says nothing any more.
	check (deleted_at is null or body = '')
);
create index conversation_message_changed on conversation_message (studio_id, client_id, changed);
create unique index conversation_message_broadcast on conversation_message (studio_id, broadcast_id, client_id) where broadcast_id is not null;
create index conversation_message_offer on conversation_message (studio_id, offer_id) where offer_id is not null;
create index conversation_message_search on conversation_message using gin (studio_id, search_text);
call make_studio_table('conversation_message');

-- How far everybody has read, and what waits for them.
create table conversation_reader (
	studio_id uuid not null,
	client_id uuid not null,
	-- The client themselves, or somebody of the studio's staff.
	person_id uuid not null,
	staff_id uuid generated always as (nullif(person_id, client_id)) stored,
	read_seq integer not null default 0,
	read_at timestamptz,
	unread integer not null default 0 check (unread >= 0),
	-- Since when the oldest waits of what no mail has told of yet.
	waits_since timestamptz,
	told_seq integer not null default 0,
	primary key (studio_id, client_id, person_id),
	foreign key (studio_id, client_id) references conversation (studio_id, client_id) on delete cascade,
	foreign key (studio_id, staff_id) references staff (studio_id, id),
	check (waits_since is null or unread > 0)
);
create index conversation_reader_unread on conversation_reader (studio_id, person_id) where unread > 0;
create index conversation_reader_waits on conversation_reader (studio_id, waits_since) where waits_since is not null;
call make_studio_table('conversation_reader');

-- 2.5: a file of a conversation belongs to it alone; readable once its message is there (I35).
alter table stored_file add column conversation_client_id uuid, add column conversation_message_id uuid;
alter table stored_file add foreign key (studio_id, conversation_client_id) references client (studio_id, id) on delete cascade;
create index stored_file_conversation on stored_file (studio_id, conversation_client_id, conversation_message_id)
	where conversation_client_id is not null;

-- Words in messages. Under row security no text index serves ("@@" is not leakproof): the view carries the studio in its own condition.
create view message_directory as
	select studio_id, client_id, id, seq, at, search_text from conversation_message
	where studio_id = current_studio() and deleted_at is null;
grant select on message_directory to touchline_app, touchline_worker;

-- A stream that stays open ends with the session it was opened in, on whichever process it is.
create function say_session_ended() returns trigger language plpgsql as $$
begin
	perform pg_notify('touchline_live', 'account:' || old."userId" || ' session');
	return null;
end $$;
create trigger account_session_ended after delete on account_session for each row execute function say_session_ended();

-- 1.5: two conversations become one, in the order of time. Every message gets a place above all there were, so that whoever follows
-- either reads them again and misses none.
alter function merge_client_rows(uuid, uuid) rename to merge_client_rows_before_conversations;
create function merge_client_rows(gone uuid, kept uuid) returns void language plpgsql as $$
declare
	studio uuid := current_studio();
	base integer;
begin
	delete from broadcast_member a using broadcast_member b where a.studio_id = studio and b.studio_id = studio
		and a.client_id = gone and b.client_id = kept and a.broadcast_id = b.broadcast_id;
	update stored_file set conversation_client_id = kept where studio_id = studio and conversation_client_id = gone;
	if exists (select from conversation where studio_id = studio and client_id = gone) then
		insert into conversation (studio_id, client_id, seq, last_at)
			select studio, kept, 0, last_at from conversation where studio_id = studio and client_id = gone
			on conflict (studio_id, client_id) do update set last_at = greatest(conversation.last_at, excluded.last_at);
		select max(seq) into base from conversation where studio_id = studio and client_id in (gone, kept);
		update conversation_message a set broadcast_id = null from conversation_message b
			where a.studio_id = studio and b.studio_id = studio and a.client_id = gone and b.client_id = kept and a.broadcast_id = b.broadcast_id;
		update conversation_message m set client_id = kept, seq = base + o.place, changed = base + o.place
			from (select id, client_id, row_number() over (order by at, seq) as place from conversation_message
				where studio_id = studio and client_id in (gone, kept)) o
			where m.studio_id = studio and m.client_id = o.client_id and m.id = o.id;
		update conversation set seq = base + (select count(*) from conversation_message where studio_id = studio and client_id = kept)
			where studio_id = studio and client_id = kept;
		insert into conversation_reader (studio_id, client_id, person_id, read_at, unread, waits_since)
			select studio, kept, case when person_id = gone then kept else person_id end, read_at, unread, waits_since
			from conversation_reader where studio_id = studio and client_id = gone
			on conflict (studio_id, client_id, person_id) do update set unread = conversation_reader.unread + excluded.unread,
				waits_since = least(conversation_reader.waits_since, excluded.waits_since),
				read_at = greatest(conversation_reader.read_at, excluded.read_at);
		update conversation_reader r set told_seq = base, read_seq = coalesce((select max(m.seq) from conversation_message m
				where m.studio_id = studio and m.client_id = kept and m.at <= r.read_at), 0)
			where r.studio_id = studio and r.client_id = kept;
		delete from conversation where studio_id = studio and client_id = gone;
	end if;
	perform merge_client_rows_before_conversations(gone, kept);
end $$;
