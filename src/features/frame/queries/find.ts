import { listClients } from '#features/clients/queries/list-clients.ts'
import { list as listPrograms } from '#features/programs/queries/list.ts'
import { m } from '#messages'
import type { Actor } from '#platform/actor.ts'
import { reading } from '#platform/perform.ts'

type Found = { label: string; items: { label: string; note?: string; href: string }[] }

/** The command palette's search: clients and programs one may see, six of each. */
export function foundFor(actor: Actor, words: string): Promise<Found[]> {
	const q = words.trim().slice(0, 80)
	if (q === '') return Promise.resolve([])
	return reading(actor, async ({ ask, locale }) => {
		const { clients } = await ask(listClients, { q, limit: 6 })
		const programs =
			actor.kind === 'staff' && actor.role === 'assistant'
				? []
				: (await ask(listPrograms, { q, limit: 6 })).programs
		return [
			{
				label: m.frame_find_clients({}, { locale }),
				items: clients.map(({ id, name, email }) => ({
					label: name,
					...(email ? { note: email } : {}),
					href: `/coach/clients/${id}`,
				})),
			},
			{
				label: m.frame_find_programs({}, { locale }),
				items: programs.map(({ id, title }) => ({ label: title, href: `/coach/programs/${id}` })),
			},
		]
	})
}
