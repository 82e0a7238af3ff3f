import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, weekday } from '#platform/time/days.ts'
import { easterSunday, type HolidayCountry, publicHolidays } from './holidays.ts'

const daysOf = (country: HolidayCountry, year: number) =>
	Object.fromEntries(publicHolidays(country, year).map(({ day, name }) => [name, day.slice(5)]))

test('7.1 Easter is when it was and will be', () => {
	const known = [
		'1818-03-22',
		'1943-04-25',
		'2008-03-23',
		'2024-03-31',
		'2025-04-20',
		'2026-04-05',
		'2027-03-28',
	]
	for (const day of [...known, '2038-04-25', '2100-03-28'])
		expect(easterSunday(Number(day.slice(0, 4)))).toBe(day)
})

test('7.1 the eleven public holidays of France', () => {
	expect(daysOf('FR', 2026)).toEqual({
		...{ new_year: '01-01', easter_monday: '04-06', labour: '05-01', victory: '05-08', ascension: '05-14' },
		...{ whit_monday: '05-25', bastille: '07-14', assumption: '08-15', all_saints: '11-01' },
		...{ armistice: '11-11', christmas: '12-25' },
	})
	expect(daysOf('FR', 2024)).toMatchObject({ ascension: '05-09', whit_monday: '05-20', victory: '05-08' })
})

// As published on gov.uk/bank-holidays.
const england: [year: number, days: string][] = [
	[2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
	[2024, '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26'],
	[2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
	[2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
	[2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
	[2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
]
test.each(england)(
	'7.1 the bank holidays of England and Wales in %i, substitute days included',
	(year, days) => {
		expect(publicHolidays('GB-ENG', year).map(({ day }) => day.slice(5))).toEqual(days.split(' '))
	},
)

test('7.1 Christmas on a Sunday: Boxing Day stays, Christmas is kept on Tuesday', () => {
	expect(daysOf('GB-ENG', 2022)).toMatchObject({ boxing: '12-26', christmas: '12-27' })
	expect(daysOf('GB-ENG', 2023)).toMatchObject({ new_year: '01-02' })
})

test('7.1 in any year holidays are in order, each on a day of its own, England’s never on a weekend', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1900, max: 2199 }), (year) => {
			expect(weekday(easterSunday(year))).toBe(0)
			const [french, english] = [publicHolidays('FR', year), publicHolidays('GB-ENG', year)]
			expect(french).toHaveLength(11)
			expect(french.find(({ name }) => name === 'ascension')?.day).toBe(addDays(easterSunday(year), 39))
			expect(new Set(english.map(({ day }) => day)).size).toBe(8)
			for (const { day } of english) expect(weekday(day) % 6, day).not.toBe(0)
			for (const list of [french, english]) {
				expect(list.map(({ day }) => day)).toEqual(list.map(({ day }) => day).toSorted())
				for (const { day } of list) expect(day.slice(0, 4)).toBe(String(year))
			}
		}),
	)
})
