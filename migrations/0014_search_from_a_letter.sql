-- 2.2: one letter already finds surname, first name and address, each from its start. With a space before it every word of
-- the text starts behind one, so that "a word begins with m" is a pattern ('% m%') that trigrams can serve; "lefev
-- stands anywhere" is another on the same index. Kept in place of the index without that space.
drop index client_search;
create index client_search on client using gin (studio_id, (' ' || search_text) gin_trgm_ops);
