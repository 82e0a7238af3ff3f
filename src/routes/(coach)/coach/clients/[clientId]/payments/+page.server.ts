import { typeChoices } from '#features/appointments/queries/choices.ts'
import { types } from '#features/appointments/queries/types.ts'
import { clientOfPage } from '#features/clients/transfers/client-page.ts'
import { ofClient as feesOfClient } from '#features/fees/queries/of-client.ts'
import { makeFee } from '#features/fees/use-cases/make-fee.ts'
import { ofClient as packagesOfClient } from '#features/packages/queries/of-client.ts'
import { templates } from '#features/packages/queries/templates.ts'
import { makePackage } from '#features/packages/use-cases/make-package.ts'
import { sellPackage } from '#features/packages/use-cases/sell-package.ts'
import { ofClient } from '#features/payments/queries/of-client.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async (page) => {
		const head = await clientOfPage(page)
		const after = page.url.searchParams.get('after')
		return {
			...head,
			packages: await page.ask(packagesOfClient, { clientId: head.client.id }),
			offered: (await page.ask(templates, {})).templates,
			types: (await page.ask(types, {})).types.map(({ id, name }) => ({ id, name })),
			coaches: (await page.ask(typeChoices, {})).coaches,
			regular: await page.ask(feesOfClient, { clientId: head.client.id }),
			owed: await page.ask(ofClient, { clientId: head.client.id, ...(after ? { after } : {}) }),
		}
	},
	does: [makeFee, sellPackage, makePackage],
})
