import { myPackage } from '#features/packages/queries/my-packages.ts'
import { withdrawPackage } from '#features/packages/use-cases/withdraw-package.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, params, actor }) => ({
		package: await ask(myPackage, { packageId: params.packageId ?? '' }),
		timeZone: actor.timeZone,
		archived: actor.kind === 'client' && actor.archived,
	}),
	does: [withdrawPackage],
})
