import { types } from '#features/appointments/queries/types.ts'
import { buyPackage } from '#features/packages/use-cases/buy-package.ts'
import { changePackageSettings } from '#features/packages/use-cases/change-package-settings.ts'
import { createTemplate } from '#features/packages/use-cases/create-template.ts'
import { expirePackage } from '#features/packages/use-cases/expire-package.ts'
import { makePackage } from '#features/packages/use-cases/make-package.ts'
import { sellPackage } from '#features/packages/use-cases/sell-package.ts'
import { touchline } from '#platform/actor.ts'
import { reading } from '#platform/perform.ts'
import { daysAgo, does, type Moment, of, type Stage } from '../stage.ts'
import { types as storyTypes } from '../story/appointments.ts'
import { bought, offered, sold } from '../story/packages.ts'

/** What the studio sells in advance, and what became of it (10.1, 10.2): who has a package takes their weekly sessions from it. */
export function packageMoments(stage: Stage): Moment[] {
	const templates = new Map<string, string>()
	return [
		{
			at: daysAgo(stage, 119, '10:20'),
			happens: () => does(stage, of(stage.staff, 'camille'), changePackageSettings, { usableWhen: 'paid' }),
		},
		...offered.map(({ key, by, type, ...template }) => ({
			at: daysAgo(stage, 118, '10:20'),
			happens: async () => {
				const typeIds = [await typeIdOf(stage, type)]
				const made = await does(stage, of(stage.staff, by), createTemplate, { ...template, typeIds })
				templates.set(key, made.templateId)
			},
		})),
		...sold.flatMap((sale) => sales(stage, sale, templates)),
		{
			at: daysAgo(stage, bought.ago, '20:10'),
			happens: () =>
				does(stage, of(stage.clients, bought.client), buyPackage, { templateId: of(templates, bought.key) }),
		},
	]
}

async function typeIdOf(stage: Stage, key: string): Promise<string> {
	const found = await reading(of(stage.staff, 'camille'), ({ ask }) => ask(types, {}))
	const name = storyTypes.find((type) => type.key === key)?.name
	return found.types.find((type) => type.name === name)?.id ?? ''
}

function sales(stage: Stage, sale: (typeof sold)[number], templates: Map<string, string>): Moment[] {
	const { coach, client, key, ago, paidBy, custom } = sale
	let packageId = ''
	const sell = async () => {
		const given = { clientId: of(stage.clients, client).id, paidBy }
		const staff = of(stage.staff, coach)
		const made = custom
			? await does(stage, staff, makePackage, { ...given, ...custom, typeIds: [await typeIdOf(stage, key)] })
			: await does(stage, staff, sellPackage, { ...given, templateId: of(templates, key) })
		packageId = made.packageId
	}
	const moments: Moment[] = [{ at: daysAgo(stage, ago, '18:40'), happens: sell }]
	if (custom?.validFor && custom.validFor * 31 < ago)
		moments.push({
			at: daysAgo(stage, ago - custom.validFor * 31 - 1, '00:05'),
			happens: () => does(stage, touchline(stage.studioId), expirePackage, { packageId }),
		})
	return moments
}
