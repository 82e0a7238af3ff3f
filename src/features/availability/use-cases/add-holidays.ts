import { z } from 'zod'
import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { formatDay } from '#platform/i18n/format.ts'
import { Id, newId } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { holidaysAdded } from '../events.ts'
import { mayKeepHours } from '../permissions.ts'
import { bookedOn } from '../queries/booked.ts'
import { coachOrStudio } from '../queries/subjects.ts'
import { type HolidayName, holidayCountries, publicHolidays } from '../rules/holidays.ts'
import { bookedLines } from './parts/words.ts'

/** 7.1: the public holidays of a country and year as days off. Pressed again, it adds what is missing and nothing twice. */
export const addHolidays = useCase('availability.add-holidays', {
	input: z.object({
		/** Null: the whole studio. */
		coachId: Id.nullable(),
		country: z.enum(holidayCountries),
		year: z.number().int().min(2020).max(2100),
	}),
	output: z.object({ added: z.number() }),
	subject: ({ db }, { coachId }) => coachOrStudio(db, coachId),
	may: mayKeepHours,
	async run({ db, actor, now, emit, locale }, { coachId }, { country, year }) {
		const rows = publicHolidays(country, year).map(({ day, name }) => ({
			...{ studio_id: actor.studioId as string, id: newId(), staff_id: coachId, days: `[${day},${day}]` },
			...{ reason: holidayInWords(name, locale), created_at: now },
		}))
		const added = await db
			.insertInto('day_off')
			.values(rows)
			.onConflict((already) => already.constraint('day_off_once').doNothing())
			.returning('id')
			.execute()
		if (added.length === 0) return refuse('availability_holidays_there', { year })
		const ids = new Set(added.map(({ id }) => id))
		const days = rows.filter(({ id }) => ids.has(id)).map((row) => ({ day: row.days.slice(1, 11), ...row }))
		await emit(holidaysAdded, {
			after: { country, year, days: days.map(({ day }) => day) },
			data: { coachId },
		})
		const spans = days.map(({ day }) => ({ from: day, to: day }))
		const booked = await bookedOn(db, coachId, spans, now)
		return ok({ added: days.length }, [
			...days.map(({ day, reason }) => {
				const params = { day: formatDay(day, locale), name: reason }
				return { kind: 'comes' as const, text: m.availability_effect_holiday(params, { locale }) }
			}),
			...bookedLines(booked, { locale, timeZone: actor.timeZone }, coachId === null),
		])
	},
})

const words: Record<HolidayName, (params: Record<string, never>, options: { locale: Locale }) => string> = {
	new_year: m.availability_holiday_new_year,
	good_friday: m.availability_holiday_good_friday,
	easter_monday: m.availability_holiday_easter_monday,
	labour: m.availability_holiday_labour,
	victory: m.availability_holiday_victory,
	ascension: m.availability_holiday_ascension,
	whit_monday: m.availability_holiday_whit_monday,
	bastille: m.availability_holiday_bastille,
	assumption: m.availability_holiday_assumption,
	all_saints: m.availability_holiday_all_saints,
	armistice: m.availability_holiday_armistice,
	christmas: m.availability_holiday_christmas,
	boxing: m.availability_holiday_boxing,
	early_may: m.availability_holiday_early_may,
	spring: m.availability_holiday_spring,
	summer: m.availability_holiday_summer,
}

const holidayInWords = (name: HolidayName, locale: Locale): string => words[name]({}, { locale })
