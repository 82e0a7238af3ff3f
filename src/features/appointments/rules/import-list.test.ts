import { expect, test } from 'vitest'
import { columnsOf, daysAreFirst, readSession, saysEnough } from './import-list.ts'

const columns = columnsOf([
	'Date',
	'Heure',
	'Durée',
	'E-mail',
	'Client',
	'Coach',
	'Prestation',
	'Lieu',
	'Statut',
	'x',
])
const read = (cells: string[], dayFirst = true) => readSession(cells, columns, dayFirst)

test('7.1 the columns of a list are known by their English and French names', () => {
	expect(columns).toEqual({
		...{ date: 0, time: 1, minutes: 2, email: 3, client: 4, coach: 5, title: 6, place: 7, status: 8 },
	})
	expect(saysEnough(columns)).toBe(true)
	expect(columnsOf(['Start', 'Client name', 'Start'])).toEqual({ start: 0, client: 1 })
	expect(saysEnough(columnsOf(['Start', 'Notes']))).toBe(false)
	expect(saysEnough(columnsOf(['Date', 'Email']))).toBe(false)
})

test('7.1 a row is read as people write days, times, lengths and states', () => {
	expect(
		read(['29/03/2026', '10h30', '1h30', 'Ines@example.org', '', 'Camille', 'Bilan', 'Salle 2', 'Effectuée']),
	).toEqual({
		...{ wall: '2026-03-29T10:30', minutes: 90, email: 'ines@example.org', client: '', coach: 'Camille' },
		...{ title: 'Bilan', place: 'Salle 2', notes: '', status: 'completed' },
	})
	const when = (date: string, time: string, dayFirst = true) => {
		const found = read([date, time, '', 'a@example.org'], dayFirst)
		return typeof found === 'string' ? found : found.wall
	}
	expect(when('2026-03-29', '9:05')).toBe('2026-03-29T09:05')
	expect(when('3/29/2026', '2:30 PM', false)).toBe('2026-03-29T14:30')
	expect(when('3/29/2026', '12:00 am', false)).toBe('2026-03-29T00:00')
	expect(when('1.4.2026', '18h')).toBe('2026-04-01T18:00')
	expect(readSession(['2026-03-29T10:00:00', 'Ben'], { start: 0, client: 1 }, true)).toMatchObject({
		wall: '2026-03-29T10:00',
	})
})

test('7.1 what can’t be read is named, and never guessed', () => {
	expect(read(['31/02/2026', '10:00', '', 'a@example.org'])).toBe('when')
	expect(read(['29/03/2026', '25:00', '', 'a@example.org'])).toBe('when')
	expect(read(['29/03/2026', '13:00 PM', '', 'a@example.org'])).toBe('when')
	expect(read(['tomorrow', '', '', 'a@example.org'])).toBe('when')
	expect(read(['29/03/2026', '10:00', 'long', 'a@example.org'])).toBe('minutes')
	expect(read(['29/03/2026', '10:00', '2', 'a@example.org'])).toBe('minutes')
	expect(read(['29/03/2026', '10:00', '60'])).toBe('nobody')
	expect(read(['29/03/2026', '10:00', '60', 'a@example.org', '', '', '', '', 'perhaps'])).toBe('status')
	expect(read(['29/03/2026', '10:00', '60', 'a@example.org', '', '', 'x'.repeat(161)])).toBe('too_long')
})

test('7.1 a list in which a second number is beyond twelve has the month first', () => {
	expect(daysAreFirst([['03/29/2026'], ['03/04/2026']], { date: 0 })).toBe(false)
	expect(daysAreFirst([['29/03/2026'], ['03/04/2026']], { start: 0 })).toBe(true)
	expect(daysAreFirst([['2026-03-29']], { date: 0 })).toBe(true)
})
