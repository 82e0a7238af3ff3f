-- What the bell counts and what the log of failed mails lists: small indexes, because most rows are read and sent.
create index notice_unread_client on notice (studio_id, client_id) where read_at is null and client_id is not null;
create index notice_unread_staff on notice (studio_id, staff_id) where read_at is null and staff_id is not null;
create index message_failed on message (studio_id, id desc) where status = 'failed';
