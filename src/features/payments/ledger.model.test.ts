import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { useHouse } from '#features/testing/house.ts'
import { resold, type Sold, sold } from '#features/testing/payables.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { obligation } from './queries/obligation.ts'
import { recordPayment } from './use-cases/record-payment.ts'
import { recordRefund } from './use-cases/record-refund.ts'
import { reversePayment } from './use-cases/reverse-payment.ts'
import { takeBackWaiver } from './use-cases/take-back-waiver.ts'
import { waiveObligation } from './use-cases/waive-obligation.ts'

useHouse()
let house: TestStudio
beforeAll(async () => {
	setClock(() => new Date('2026-03-05T08:00:00Z'))
	house = await studio()
})

type Act =
	| { do: 'pay' | 'refund'; minor: number }
	| { do: 'reverse'; which: number }
	| { do: 'waive' | 'take-back' | 'call-off' | 'stand' }
	| { do: 'price'; minor: number }

/** What a person with paper and pencil would keep. */
type Paper = {
	price: number
	stands: boolean
	waived: number
	moves: { id: string; way: 'in' | 'out'; minor: number; reversed: boolean }[]
}
const total = ({ moves }: Paper, way: 'in' | 'out') =>
	moves.filter((move) => move.way === way && !move.reversed).reduce((sum, { minor }) => sum + minor, 0)
const openOf = (paper: Paper) => (paper.stands ? paper.price - total(paper, 'in') - paper.waived : 0)

async function act(what: Act, paper: Paper, owed: Sold): Promise<void> {
	const { obligationId } = owed
	const open = openOf(paper)
	const left = total(paper, 'in') - total(paper, 'out')
	if (what.do === 'pay' || what.do === 'refund') {
		const useCase = what.do === 'pay' ? recordPayment : recordRefund
		const input = { obligationId, amountMinor: what.minor, method: 'cash' as const, notify: false }
		const done = await as(house.owner).do(useCase as typeof recordPayment, input)
		expect(done.ok, `${what.do} ${what.minor} of ${open} / ${left}`).toBe(
			what.do === 'pay' ? what.minor <= open : what.minor <= left,
		)
		const way = what.do === 'pay' ? 'in' : 'out'
		if (done.ok) paper.moves.push({ id: done.value.paymentId, way, minor: what.minor, reversed: false })
	} else if (what.do === 'reverse') {
		const move = paper.moves[what.which % Math.max(1, paper.moves.length)]
		if (!move) return
		const may = !move.reversed && (move.way === 'out' || left >= move.minor)
		const done = await as(house.owner).do(reversePayment, { paymentId: move.id })
		expect(done.ok).toBe(may)
		if (done.ok) move.reversed = true
	} else if (what.do === 'waive') {
		const done = await as(house.owner).do(waiveObligation, { obligationId })
		expect(done.ok).toBe(open > 0)
		if (done.ok) paper.waived += open
	} else if (what.do === 'take-back') {
		const done = await as(house.owner).do(takeBackWaiver, { obligationId })
		expect(done.ok).toBe(paper.waived > 0)
		if (done.ok) paper.waived = 0
	} else {
		if (what.do === 'price' && total(paper, 'in') + paper.waived === 0) paper.price = what.minor
		if (what.do === 'call-off' || what.do === 'stand') paper.stands = what.do === 'stand'
		await resold(house, { ...owed, priceMinor: paper.price, stands: paper.stands })
	}
}

const minor = fc.integer({ min: 1, max: 20 })
const acts: fc.Arbitrary<Act> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ do: fc.constantFrom('pay' as const, 'refund' as const), minor }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('reverse' as const), which: fc.nat(9) }) },
	fc.record({ do: fc.constantFrom('waive' as const, 'take-back' as const) }),
	{ weight: 2, arbitrary: fc.record({ do: fc.constantFrom('call-off' as const, 'stand' as const) }) },
	fc.record({ do: fc.constant('price' as const), minor }),
)

test('I15 after any sequence of acts the ledger sums to zero, and what it says is what paper and pencil say', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 20, max: 60 }),
			fc.array(acts, { minLength: 4, maxLength: 14 }),
			async (price, sequence) => {
				const owed = await sold(house, { priceMinor: price })
				const paper: Paper = { price, stands: true, waived: 0, moves: [] }
				for (const what of sequence) await act(what, paper, owed)
				const seen = await as(house.owner).ask(obligation, owed)
				expect({
					...{ open: seen.openMinor, paid: seen.paidMinor, refunded: seen.refundedMinor },
					waived: seen.waivedMinor,
				}).toEqual({
					...{ open: openOf(paper), paid: total(paper, 'in'), refunded: total(paper, 'out') },
					waived: paper.waived,
				})
				expect(seen.lines.at(-1)?.openMinor).toBe(seen.openMinor)
				const { rows } = await within(house.id, (db) =>
					sql<{ sum: number; open: number }>`
					select coalesce(sum(amount_minor), 0)::int as sum,
						coalesce(sum(amount_minor) filter (where account = 'receivable'), 0)::int as open
					from ledger_entry where obligation_id = ${owed.obligationId}::uuid`.execute(db),
				)
				expect(rows[0]).toEqual({ sum: 0, open: seen.openMinor })
			},
		),
		{ numRuns: 80 },
	)
}, 120_000)
