import { packageInFull } from '#features/packages/queries/package.ts'
import { extendPackage } from '#features/packages/use-cases/extend-package.ts'
import { openPackage } from '#features/packages/use-cases/open-package.ts'
import { refundPackage } from '#features/packages/use-cases/refund-package.ts'
import { transferPackage } from '#features/packages/use-cases/transfer-package.ts'
import { withdrawPackage } from '#features/packages/use-cases/withdraw-package.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, params, actor }) => ({
		package: await ask(packageInFull, { packageId: params.packageId ?? '' }),
		timeZone: actor.timeZone,
	}),
	does: [openPackage, extendPackage, transferPackage, refundPackage, withdrawPackage],
})
