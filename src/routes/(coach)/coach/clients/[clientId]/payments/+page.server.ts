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
import { ofClient as renewalsOfClient } from '#features/renewals/queries/of-client.ts'
import { answerRate } from '#features/renewals/use-cases/answer-rate.ts'
import { endEnrolment } from '#features/renewals/use-cases/end-enrolment.ts'
import { pauseEnrolment } from '#features/renewals/use-cases/pause-enrolment.ts'
import { proposeRate } from '#features/renewals/use-cases/propose-rate.ts'
import { resumeEnrolment } from '#features/renewals/use-cases/resume-enrolment.ts'
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
			training: await page.ask(renewalsOfClient, { clientId: head.client.id }),
			timeZone: page.actor.timeZone,
			regular: await page.ask(feesOfClient, { clientId: head.client.id }),
			owed: await page.ask(ofClient, { clientId: head.client.id, ...(after ? { after } : {}) }),
		}
	},
	does: [
		...[makeFee, sellPackage, makePackage],
		...[pauseEnrolment, resumeEnrolment, endEnrolment, proposeRate, answerRate],
	],
})
