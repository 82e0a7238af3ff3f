import { z } from 'zod'
import { agendaChoices } from '#features/appointments/queries/choices.ts'
import { seesMoney } from '#features/appointments/queries/seen.ts'
import { types } from '#features/appointments/queries/types.ts'
import { staffIdOf } from '#platform/actor.ts'
import { Id } from '#platform/ids.ts'
import { anyStaff, coaches } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { templateRows } from './template-subject.ts'

const template = z.object({
	id: z.string(),
	name: z.string(),
	description: z.string(),
	/** Null: what its sessions cost together; null, too, for whoever sees no money (1.3). */
	totalMinor: z.number().nullable(),
	archived: z.boolean(),
	version: z.number(),
	lines: z.array(
		z.object({
			typeId: z.string(),
			type: z.string(),
			minutes: z.number(),
			priceMinor: z.number().nullable(),
			count: z.number(),
			everyDays: z.number(),
			usable: z.boolean(),
		}),
	),
})
export type TemplateView = z.infer<typeof template>

const withoutMoney = (view: TemplateView): TemplateView => ({
	...view,
	totalMinor: null,
	lines: view.lines.map((line) => ({ ...line, priceMinor: null })),
})

/** 7.1: the studio's bundles to offer, by name. A studio has dozens at most: no pages. */
export const templates = query('bundles.templates', {
	input: z.object({ archived: z.boolean().default(false) }),
	output: z.object({ templates: z.array(template) }),
	may: anyStaff,
	async run({ db, actor }, _, { archived }) {
		const rows = await templateRows(db, { archived })
		return { templates: seesMoney(actor) ? rows : rows.map(withoutMoney) }
	},
})

/** 7.1: one bundle to offer, with its lines. */
export const bundleTemplate = query('bundles.template', {
	input: z.object({ templateId: Id }),
	output: template,
	subject: async ({ db }, { templateId }) => (await templateRows(db, { templateId }))[0],
	may: anyStaff,
	run: async ({ actor }, row) => (seesMoney(actor) ? row : withoutMoney(row)),
})

/** What the form of a template lets one choose from: types for one client at a time. */
export const templateChoices = query('bundles.template-choices', {
	input: z.object({}),
	output: z.object({
		types: z.array(
			z.object({ id: z.string(), name: z.string(), minutes: z.number(), priceMinor: z.number() }),
		),
		currency: z.string(),
		role: z.enum(['owner', 'coach', 'assistant']),
	}),
	may: coaches,
	async run({ ask, actor }) {
		const { types: all } = await ask(types, {})
		const { currency } = await ask(agendaChoices, {})
		return {
			types: all
				.filter(({ capacity }) => capacity === 1)
				.map(({ id, name, durationMinutes: minutes, priceMinor }) => ({ id, name, minutes, priceMinor })),
			currency,
			role: 'role' in actor ? actor.role : 'coach',
		}
	},
})

/** What the form of an offer lets one choose from: whom one may plan for (1.3), and today on the studio's wall. */
export const offerChoices = query('bundles.offer-choices', {
	input: z.object({}),
	output: z.object({
		coaches: z.array(z.object({ id: z.string(), name: z.string() })),
		me: z.string(),
		currency: z.string(),
		timeZone: z.string(),
		money: z.boolean(),
	}),
	may: anyStaff,
	async run({ ask, actor }) {
		const { coaches: all, ...rest } = await ask(agendaChoices, {})
		const me = staffIdOf(actor) ?? ''
		const role = 'role' in actor ? actor.role : 'coach'
		const open = role === 'coach' ? all.filter(({ id }) => id === me) : all
		return { coaches: open, me, ...rest, money: seesMoney(actor) }
	},
})
