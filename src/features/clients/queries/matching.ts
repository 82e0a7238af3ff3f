import { type RawBuilder, sql } from 'kysely'
import { isShort, searchWords } from '../rules/search.ts'

/**
 * 2.2 as conditions on `c`, a row of `client_directory`. Every word has to be there, in any order, whatever its accents
 * and capitals. A word of three letters or more may stand anywhere in name or address (trigram index); shorter ones
 * start a word, and where only short ones are typed the name begins with one of them (index by name).
 */
export function matching(query: string): RawBuilder<boolean> {
	const words = searchWords(query)
	if (words.length === 0) return sql<boolean>`true`
	const all = words.map((word) => (isShort(word) ? startsAWord(word) : contains(word)))
	if (words.every(isShort)) all.push(sql<boolean>`(${sql.join(words.map(startsTheName), sql` or `)})`)
	return sql<boolean>`(${sql.join(all, sql` and `)})`
}

// Signs that LIKE reads as "anything" are meant as themselves. All of this is constant when the statement is planned.
const literally = (word: string) => sql`regexp_replace(fold(${word}::text), '([\\\\%_])', '\\\\\\1', 'g')`

const contains = (word: string) => sql<boolean>`c.search_text like '%' || ${literally(word)} || '%'`

const startsAWord = (word: string) =>
	sql<boolean>`(' ' || c.search_text) like '% ' || ${literally(word)} || '%'`

const startsTheName = (word: string) =>
	sql<boolean>`(c.sort_name >= fold(${word}::text) and c.sort_name < fold(${word}::text) || chr(1114111))`
