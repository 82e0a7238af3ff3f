import { types } from '#features/appointments/queries/types.ts'
import { createTemplate } from '#features/bundles/use-cases/create-template.ts'
import { offerBundle } from '#features/bundles/use-cases/offer-bundle.ts'
import { planBundle } from '#features/bundles/use-cases/plan-bundle.ts'
import { reading } from '#platform/perform.ts'
import { addDays } from '#platform/time/days.ts'
import { daysAgo, does, type Moment, monday, of, type Stage } from '../stage.ts'
import { types as storyTypes } from '../story/appointments.ts'
import { offers, startInSix } from '../story/bundles.ts'

/** A bundle to offer, one offer that waits for its answer, and one whose dates are in the agenda (7.1). */
export function bundleMoments(stage: Stage): Moment[] {
	let templateId = ''
	const camille = () => of(stage.staff, 'camille')
	const offer = (client: string, message: string, days: number) =>
		does(stage, camille(), offerBundle, {
			...{ templateId, clientId: of(stage.clients, client).id, message },
			expiresOn: addDays(stage.today, days),
		})
	const dates = Array.from(
		{ length: 6 },
		(_, n) => `${addDays(monday(stage, 1), 7 * n)}T${offers.confirmed.time}`,
	)
	return [
		{
			at: daysAgo(stage, 60, '11:00'),
			happens: async () => {
				templateId = await template(stage)
			},
		},
		{
			at: daysAgo(stage, 4, '17:20'),
			happens: async () => {
				const { bundleId } = await offer(offers.confirmed.client, offers.confirmed.message, 10)
				await does(stage, camille(), planBundle, { bundleId, startsAt: dates, notify: true })
			},
		},
		{
			at: daysAgo(stage, 1, '18:05'),
			happens: () => offer(offers.open.client, offers.open.message, offers.open.days),
		},
	]
}

/** The lines name types by the story's keys; in the studio they are found by their names. */
async function template(stage: Stage): Promise<string> {
	const camille = of(stage.staff, 'camille')
	const { types: all } = await reading(camille, ({ ask }) => ask(types, {}))
	const typeOf = (key: string) => {
		const name = storyTypes.find((each) => each.key === key)?.name
		return all.find((each) => each.name === name)?.id ?? ''
	}
	const { lines, ...rest } = startInSix
	const made = await does(stage, camille, createTemplate, {
		...rest,
		lines: lines.map(({ type, ...line }) => ({ typeId: typeOf(type), ...line })),
	})
	return made.templateId
}
