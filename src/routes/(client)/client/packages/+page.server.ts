import { myPackages } from '#features/packages/queries/my-packages.ts'
import { onSale } from '#features/packages/queries/templates.ts'
import { buyPackage } from '#features/packages/use-cases/buy-package.ts'
import { clientPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, actor }) => {
		const { packages } = await ask(myPackages, {})
		const archived = actor.kind === 'client' && actor.archived
		const offered = archived ? { templates: [], online: false } : await ask(onSale, {})
		return { packages, onSale: offered.templates, online: offered.online, timeZone: actor.timeZone }
	},
	// Where the studio takes cards it is paid at once, or later; its page says how.
	does: [thenGo(buyPackage, ({ packageId }) => `/client/packages/${packageId}`)],
})
