import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Locale } from '#platform/actor.ts'
import { publicAddress } from '#platform/address.ts'
import { newId } from '#platform/ids.ts'
import { recipientLocale } from '#platform/telling/recipients.ts'
import { receiptIssued } from '../../events.ts'
import { type Document, documentsOf, movementsOf, type PaidFor } from '../../queries/documents.ts'
import { canonical } from '../../rules/canonical.ts'
import type { Content, Frozen } from '../../rules/content.ts'
import { type Due, nextDue } from '../../rules/due.ts'
import { numberWords } from '../../rules/number.ts'
import { paperOf } from '../../rules/paper.ts'
import { taxLines } from '../../rules/tax.ts'
import { receiptWords, type Words, wordsOf } from '../../rules/what-for.ts'
import { type Book, type Issuing, openBook } from './book.ts'
import { drawPdf } from './draw-pdf.ts'

/**
 * 11.4: writes whatever documents are lacking for what was paid for one thing, each with the next number of its year. Nothing is
 * decided by what happened, only by what there is: done twice, late, or in another order, it comes to the same. The numbers are
 * locked before it is looked, so that of two who issue at once the second finds nothing left to do. Returns what was issued.
 */
export async function issueFor(issuing: Issuing, obligationId: string): Promise<string[]> {
	const { db } = issuing
	const looked = await movementsOf(db, obligationId)
	if (nextDue(looked, await documentsOf(db, obligationId)) === null) return []
	const book = await openBook(issuing)
	const issued: string[] = []
	for (;;) {
		const [movements, documents] = [await movementsOf(db, obligationId), await documentsOf(db, obligationId)]
		const due = nextDue(movements, documents)
		if (due === null) return issued
		const paid = movements.find(({ paymentId }) => paymentId === due.paymentId) as PaidFor
		issued.push(await write(book, paid, documents, wordsOf(book.settings, due, paid, documents)))
	}
}

/** A receipt that was not touched yet is taken back whole, and issued anew with everything as it stands now (52). */
export async function issueAnew(issuing: Issuing, obligationId: string, receiptId: string): Promise<string> {
	const { db } = issuing
	const book = await openBook(issuing)
	const documents = await documentsOf(db, obligationId)
	const was = documents.find(({ id }) => id === receiptId) as Document
	const movements = await movementsOf(db, obligationId)
	const paid = movements.find(({ paymentId }) => paymentId === was.paymentId) as PaidFor
	const { paymentId, totalMinor: amountMinor } = was
	const back: Due = { kind: 'credit_note', paymentId, amountMinor, correctsId: receiptId }
	const creditNoteId = await write(book, paid, documents, wordsOf(book.settings, back, paid, documents))
	const since = await documentsOf(db, obligationId)
	const creditNote = since.find(({ id }) => id === creditNoteId) as Document
	return write(book, paid, since, { ...receiptWords(book.settings, paid, amountMinor), corrects: creditNote })
}

async function write(
	book: Book,
	paid: PaidFor,
	documents: readonly Document[],
	words: Words,
): Promise<string> {
	const { db, studioId, now, year } = book
	const [id, number] = [newId(), book.last + 1]
	const issuedAt = book.lastAt && book.lastAt > now ? book.lastAt : now
	const locale = paid.clientId ? await recipientLocale(db, 'client', paid.clientId) : book.studioLocale
	const content = contentOf(book, { id, number, issuedAt, locale, paid, words })
	const frozen: Frozen = { ...content, paper: paperOf(content) }
	const text = canonical(frozen)
	const hash = sha256(text)
	const pdf = await drawPdf(frozen)
	const turn = documents.filter(({ paymentId }) => paymentId === paid.paymentId).length + 1
	await sql`
		insert into receipt (studio_id, id, year, number, kind, payment_id, turn, corrects_id, issued_at, issued_on, total_minor, currency,
			content, content_hash, pdf, pdf_hash)
		values (${studioId}::uuid, ${id}::uuid, ${year}, ${number}, ${content.kind}, ${paid.paymentId}::uuid, ${turn},
			${words.corrects?.id ?? null}::uuid, ${issuedAt}::timestamptz, ${content.issuedOn}::date, ${content.totalMinor},
			${content.currency}, ${text}, ${hash}::bytea, ${pdf}::bytea, ${sha256(pdf)}::bytea)`.execute(db)
	await sql`update receipt_counter set last = ${number} where year = ${year}`.execute(db)
	Object.assign(book, { last: number, lastAt: issuedAt, before: hash.toString('hex') })
	await book.emit(receiptIssued, {
		...{ clientId: paid.clientId, subject: { type: 'receipt', id } },
		after: { number: content.number },
		data: { receiptId: id, paymentId: paid.paymentId, kind: content.kind },
	})
	return id
}

type Numbered = { id: string; number: number; issuedAt: Date; locale: Locale; paid: PaidFor; words: Words }

function contentOf(book: Book, { id, number, issuedAt, locale, paid, words }: Numbered): Content {
	const { settings, studio, year, sign, studioId } = book
	const { legalName, legalForm, capital, address, companyNumber, vatNumber, contact } = settings
	const sum = (of: 'netMinor' | 'taxMinor' | 'amountMinor') =>
		words.lines.reduce((all, line) => all + line[of], 0)
	const { direction, method, paidOn, reference, currency } = paid
	return {
		...{
			format: 'touchline-receipt/1',
			kind: words.kind,
			number: numberWords(settings.prefix, year, number),
		},
		...{ issuedAt: issuedAt.toISOString(), issuedOn: book.lastOn, locale, studio, currency },
		corrects: words.corrects && {
			number: words.corrects.content.number,
			issuedOn: words.corrects.content.issuedOn,
		},
		issuer: { legalName, legalForm, capital, address, companyNumber, vatNumber, contact },
		client: { name: paid.client, email: paid.email },
		...{ lines: words.lines, taxes: taxLines(words.lines), shows: settings.shows },
		...{ netMinor: sum('netMinor'), taxMinor: sum('taxMinor'), totalMinor: sum('amountMinor') },
		exemption: words.exemption,
		payment: { direction, method, paidOn, reference },
		...{ agreed: words.agreed, footer: settings.footer, before: book.before },
		check: new URL(`/receipts/${sign({ studioId, id })}`, publicAddress()).href,
	}
}

const sha256 = (of: string | Buffer): Buffer => createHash('sha256').update(of).digest()
