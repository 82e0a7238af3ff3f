import { z } from 'zod'
import { accountInPerson } from '#features/accounts/permissions.ts'
import { TimeZone } from '#features/accounts/rules/time-zone.ts'
import { giveAccess } from '#features/accounts/ways-in/accounts.ts'
import { digest } from '#features/accounts/ways-in/install-key.ts'
import { forAccount } from '#features/accounts/ways-in/limits.ts'
import { placesOf } from '#features/accounts/ways-in/places.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { studioCreated } from '../events.ts'
import { makeStudio } from './parts/make-studio.ts'

/** One more studio on this install, by somebody who owns one already. The session goes on in the new one. */
export const createStudio = useCase('studios.create-studio', {
	input: z.object({
		name: z.string().trim().min(1).max(120),
		timeZone: TimeZone.optional(),
	}),
	may: accountInPerson,
	makesStudio: true,
	limits: (_, { actor }) => [forAccount('create-studio', actor.accountId ?? '', 10, 86_400)],
	async run({ db, actor, now, from, locale, emit }, _, { name, timeZone }) {
		const accountId = actor.accountId as string
		const places = await placesOf(db, accountId)
		if (!places.some((place) => place.role === 'owner')) return refuse('not_found')
		const studioId = actor.studioId as string
		const account = await db
			.selectFrom('account')
			.select(['name', 'email'])
			.where('id', '=', accountId)
			.executeTakeFirstOrThrow()
		await makeStudio(db, { studioId, name, locale, timeZone, owner: { accountId, ...account }, now })
		await giveAccess(db, accountId, studioId)
		await db
			.updateTable('account_session')
			.set({ studioId, side: 'coach' })
			.where('token', '=', digest(from.session ?? ''))
			.execute()
		await emit(studioCreated, { data: { studioId }, who: account.name, after: { name } })
		return ok({ studioId })
	},
})
