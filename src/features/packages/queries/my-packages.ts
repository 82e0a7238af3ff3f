import { z } from 'zod'
import { payerOf } from '#features/charges/permissions.ts'
import { clientReading } from '#features/clients/permissions.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { HistoryLine, historyOf } from './history.ts'
import { packageOf, packagesOf } from './subjects.ts'
import { PackageView, viewOf } from './view.ts'

/** 8.3: a client's packages: what is left to book, and of which. One statement for all. */
export const myPackages = query('packages.my-packages', {
	input: z.object({}),
	output: z.object({ packages: z.array(PackageView), forSale: z.boolean() }),
	may: clientReading,
	async run({ db, actor }) {
		const packages = (await packagesOf(db, actor.id as string)).map(viewOf)
		const one = await db
			.selectFrom('package_template')
			.select('id')
			.where('on_sale', '=', true)
			.limit(1)
			.executeTakeFirst()
		return { packages, forSale: one !== undefined }
	},
})

const MyHistoryLine = HistoryLine.omit({ reason: true })

/** 10.2: one of them, with everything that became of its sessions. What the coach noted beside it is theirs. */
export const myPackage = query('packages.my-package', {
	input: z.object({ packageId: Id }),
	output: PackageView.extend({ history: z.array(MyHistoryLine), online: z.boolean() }),
	subject: ({ db }, { packageId }) => packageOf(db, packageId),
	may: payerOf,
	async run({ db }, of) {
		const history = (await historyOf(db, of.id)).map(({ reason: _, ...line }) => line)
		const online = await db
			.selectFrom('payment_settings')
			.select('studio_id')
			.where('online_since', 'is not', null)
			.executeTakeFirst()
		return { ...viewOf(of), history, online: online !== undefined }
	},
})
export type MyPackage = z.output<NonNullable<typeof myPackage.output>>
