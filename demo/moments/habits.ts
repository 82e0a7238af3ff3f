import { makeApiKey } from '#features/accounts/use-cases/make-api-key.ts'
import { addWorkout } from '#features/calendars/use-cases/add-workout.ts'
import { createCustomField } from '#features/clients/use-cases/create-custom-field.ts'
import { choose } from '#features/notifications/use-cases/choose.ts'
import { markAllRead } from '#features/notifications/use-cases/mark-all-read.ts'
import { writeText } from '#features/notifications/use-cases/write-text.ts'
import { addDays } from '#platform/time/days.ts'
import { daysAgo, does, type Moment, of, type Stage } from '../stage.ts'
import { clients, staff } from '../story/people.ts'
import { ownWords } from '../story/settings.ts'

/** What a studio settles for itself, and the small things of a week. */
export function habitMoments(stage: Stage): Moment[] {
	const camille = () => of(stage.staff, 'camille')
	const amelie = () => of(stage.clients, 'amelie')
	return [
		{
			at: daysAgo(stage, 244, '09:10'),
			happens: async () => {
				const { fieldId } = await does(stage, camille(), createCustomField, {
					name: 'Objectif',
					kind: 'text',
				})
				stage.fields.set('goal', fieldId)
			},
		},
		{ at: daysAgo(stage, 243, '10:00'), happens: () => does(stage, camille(), writeText, ownWords) },
		{
			at: daysAgo(stage, 90, '11:00'),
			happens: () =>
				does(stage, camille(), makeApiKey, {
					name: 'Tableau de bord',
					scopes: ['clients:read', 'training:read'],
				}),
		},
		{
			at: daysAgo(stage, 60, '20:15'),
			happens: () =>
				does(stage, of(stage.clients, 'ben'), choose, {
					...{ kind: 'coach-scheduled-for-you', channel: 'push', wanted: false },
				}),
		},
		// Everybody has looked at their notices until a few days ago.
		...[
			...staff,
			...clients.filter((client) => client.account && client.archived === undefined && client.joined > 20),
		].map(({ key }, at) => ({
			at: daysAgo(stage, 5 + (at % 3), '19:45'),
			happens: () => does(stage, readerOf(stage, key), markAllRead, {}),
		})),
		{
			at: daysAgo(stage, 1, '17:00'),
			happens: () =>
				does(stage, camille(), addWorkout, {
					...{ clientId: amelie().id, onDate: addDays(stage.today, 2), title: 'Mobilité des hanches' },
					text: 'Le grand étirement\nPigeon\nRotations thoraciques',
				}),
		},
	]
}

const readerOf = (stage: Stage, key: string) =>
	[...stage.staff].find(([name]) => name === key)?.[1] ?? of(stage.clients, key)
