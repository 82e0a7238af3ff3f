import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical } from './canonical.ts'
import { type Due, type Movement, nextDue, type Standing } from './due.ts'
import { isFrenchVat, isSiret, lackingInFrance } from './french.ts'
import { numberWords } from './number.ts'

type Paper = Movement & { documents: { id: string; totalMinor: number; correctsId: string | null }[] }

/** Writes on paper what is due, as the shelf of documents would. */
function written(paper: Paper[], due: Due, next: () => string): void {
	const of = paper.find(({ paymentId }) => paymentId === due.paymentId) as Paper
	const all = paper.flatMap(({ documents }) => documents)
	if (due.kind === 'receipt') of.documents.push({ id: next(), totalMinor: due.amountMinor, correctsId: null })
	if (due.kind === 'credit_note')
		of.documents.push({ id: next(), totalMinor: -due.amountMinor, correctsId: due.correctsId })
	if (due.kind === 'undo') {
		const open = of.documents.find(
			(each) => each.totalMinor < 0 && !all.some(({ correctsId }) => correctsId === each.id),
		)
		if (!open) throw new Error('nothing to undo')
		of.documents.push({ id: next(), totalMinor: -open.totalMinor, correctsId: open.id })
	}
	of.documentedMinor = of.documents.reduce((sum, { totalMinor }) => sum + totalMinor, 0)
}

const standing = (paper: readonly Paper[]): Standing[] =>
	paper
		.flatMap(({ paymentId, documents }) => documents.map((each) => ({ ...each, paymentId })))
		.map((each) => ({
			...{ id: each.id, paymentId: each.paymentId },
			restMinor:
				each.totalMinor +
				paper
					.flatMap(({ documents }) => documents)
					.filter(({ correctsId }) => correctsId === each.id)
					.reduce((sum, { totalMinor }) => sum + totalMinor, 0),
		}))

const step = fc.oneof(
	fc.record({ act: fc.constantFrom('in' as const, 'out' as const), minor: fc.integer({ min: 1, max: 20 }) }),
	fc.record({ act: fc.constant('reverse' as const), which: fc.nat(9) }),
	fc.record({ act: fc.constant('issue' as const) }),
)

test('I17, I19 whatever happens and whenever it is looked at: documents come to what the money is, and none takes back more than there is', () => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
			const paper: Paper[] = []
			let serial = 0
			const next = () => String(++serial)
			const sum = (direction: 'in' | 'out') =>
				paper
					.filter((each) => each.direction === direction && !each.reversed)
					.reduce((all, { amountMinor }) => all + amountMinor, 0)
			const issue = () => {
				for (let due = nextDue(paper, standing(paper)); due; due = nextDue(paper, standing(paper)))
					written(paper, due, next)
				for (const each of paper) {
					const signed = each.direction === 'in' ? each.amountMinor : -each.amountMinor
					expect(each.documentedMinor).toBe(each.reversed ? 0 : signed)
				}
				for (const { restMinor } of standing(paper).filter(({ id }) => totalOf(paper, id) > 0))
					expect(restMinor).toBeGreaterThanOrEqual(0)
			}
			for (const each of steps) {
				if (each.act === 'issue') issue()
				else if (each.act === 'reverse') {
					const move = paper[each.which % Math.max(1, paper.length)]
					const left = sum('in') - sum('out')
					if (move && !move.reversed && (move.direction === 'out' || left >= move.amountMinor))
						move.reversed = true
				} else if (each.act === 'in' || each.minor <= sum('in') - sum('out'))
					paper.push({
						...{ paymentId: `p${paper.length}`, direction: each.act, amountMinor: each.minor },
						...{ reversed: false, documentedMinor: 0, documents: [] },
					})
			}
			issue()
		}),
		{ numRuns: 500 },
	)
})

const totalOf = (paper: readonly Paper[], id: string): number =>
	paper.flatMap(({ documents }) => documents).find((each) => each.id === id)?.totalMinor ?? 0

test('11.4 a number says its year and has four digits until it needs more', () => {
	expect([numberWords('', 2026, 1), numberWords('R-', 2026, 9999), numberWords('', 2026, 10_000)]).toEqual([
		'2026-0001',
		'R-2026-9999',
		'2026-10000',
	])
})

test('I19 the same content has the same text, in whatever order it was put together', () => {
	expect(canonical({ b: [{ d: 1, c: null }], a: 'é' })).toBe('{"a":"é","b":[{"c":null,"d":1}]}')
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
			const other = Object.fromEntries(Object.entries(value).toReversed())
			expect(canonical(other)).toBe(canonical(value))
			// JSON knows no minus nought.
			expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
		}),
	)
})

test.each([
	['732 829 320 00074', true],
	['73282932000074', true],
	['73282932000075', false],
	['35600000000048', true],
	['35600000049837', true],
	['35600000000049', false],
	['123', false],
	['', false],
])('11.4 SIRET %s: %s', (text, right) => expect(isSiret(text)).toBe(right))

test.each([
	['FR 44 732829320', true],
	['fr44732829320', true],
	['FR45732829320', false],
	['DE732829320', false],
])('11.4 VAT number %s: %s', (text, right) => expect(isFrenchVat(text)).toBe(right))

test('11.4 what is missing for France is named field by field', () => {
	const nothing = {
		...{
			legalName: '',
			legalForm: '',
			capital: '',
			address: '',
			companyNumber: '',
			vatNumber: '',
			contact: '',
		},
	}
	expect(lackingInFrance(nothing, { taxed: false, exemption: '' })).toEqual([
		...['legalName', 'legalForm', 'address', 'companyNumber', 'exemption'],
	])
	const whole = {
		...{
			legalName: 'Camille Laurent',
			legalForm: 'EI',
			capital: '',
			address: '12 rue des Lilas\n69003 Lyon',
		},
		...{ companyNumber: '732 829 320 00074', vatNumber: '', contact: '' },
	}
	expect(lackingInFrance(whole, { taxed: false, exemption: 'art. 293 B' })).toEqual([])
	expect(lackingInFrance(whole, { taxed: true, exemption: '' })).toEqual(['vatNumber'])
	const company = { ...whole, legalForm: 'SARL', vatNumber: 'FR44732829320' }
	expect(lackingInFrance(company, { taxed: true, exemption: '' })).toEqual(['capital'])
	const another = { ...company, capital: '1 000 €', vatNumber: 'FR83404833048' }
	expect(lackingInFrance(another, { taxed: true, exemption: '' })).toEqual(['vatNumber'])
})
