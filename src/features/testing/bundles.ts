import { createTemplate } from '#features/bundles/use-cases/create-template.ts'
import { offerBundle } from '#features/bundles/use-cases/offer-bundle.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { bookable } from './appointments.ts'
import { as, type TestStudio } from './studio.ts'

/** One assessment, then technique sessions, one a week, led by the coach. */
export async function startInSix(
	house: TestStudio,
	{ count = 5, totalMinor }: { count?: number; totalMinor?: number } = {},
) {
	const assessment = await bookable(house, {
		selfBooking: 'nobody',
		priceMinor: 6000,
		name: `Assessment ${newId().slice(-6)}`,
	})
	const technique = await bookable(house, { selfBooking: 'nobody', priceMinor: 5500 })
	const made = await as(house.owner).do(createTemplate, {
		name: `Start in six ${newId().slice(-6)}`,
		description: 'From the first squat to a plan of your own.',
		lines: [
			{ typeId: assessment, count: 1, everyDays: 7 },
			{ typeId: technique, count, everyDays: 7 },
		],
		...(totalMinor === undefined ? {} : { totalMinor }),
	})
	return { templateId: must(made).templateId, assessment, technique }
}

export const offered = async (house: TestStudio, templateId: string, more: object = {}): Promise<string> => {
	const offer = { templateId, clientId: house.client.id, expiresOn: '2026-03-31', ...more }
	return must(await as(house.coach).do(offerBundle, offer)).bundleId
}
