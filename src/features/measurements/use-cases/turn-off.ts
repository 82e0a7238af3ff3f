import { sql } from 'kysely'
import { z } from 'zod'
import { m } from '#messages'
import { owner } from '#platform/permission.ts'
import { type EffectLine, ok, useCase } from '#platform/use-case.ts'
import { turnedOff } from '../events.ts'
import { isOn } from '../queries/metrics.ts'

/** 8.1: nobody sees or adds anything from now on; nothing is lost, and clients may still take or erase what is theirs. */
export const turnOff = useCase('measurements.turn-off', {
	input: z.object({}),
	output: z.object({}),
	may: owner,
	async run({ db, now, emit, locale }) {
		if (!(await isOn(db))) return ok({})
		const { rows } = await sql<{ clients: number }>`
			select count(distinct client_id)::int as clients from measurement`.execute(db)
		await db.updateTable('measurement_setting').set({ turned_on_at: null, updated_at: now }).execute()
		await emit(turnedOff, { after: { measurements: false }, data: {} })
		const say = { locale }
		const effects: EffectLine[] = [
			{ kind: 'goes', text: m.measurements_effect_hidden({ clients: rows[0]?.clients ?? 0 }, say) },
			{ kind: 'stays', text: m.measurements_effect_nothing_lost({}, say) },
		]
		return ok({}, effects)
	},
})
