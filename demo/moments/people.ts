import { addNote } from '#features/clients/use-cases/add-note.ts'
import { addToGroup } from '#features/clients/use-cases/add-to-group.ts'
import { archiveClients } from '#features/clients/use-cases/archive-clients.ts'
import { createClient } from '#features/clients/use-cases/create-client.ts'
import { createGroup } from '#features/clients/use-cases/create-group.ts'
import { runImport } from '#features/clients/use-cases/run-import.ts'
import { setCoaches } from '#features/clients/use-cases/set-coaches.ts'
import { startImport } from '#features/clients/use-cases/start-import.ts'
import { addDays } from '#platform/time/days.ts'
import { daysAgo, does, type Moment, of, type Stage } from '../stage.ts'
import { clients, groups, type StoryClient, signUpSheet, zoneOf } from '../story/people.ts'
import { accepts, invites } from './invitations.ts'

/** Groups, and clients as they come, are invited, join groups and sometimes leave (2.1, 2.3, 2.5). */
export const peopleMoments = (stage: Stage): Moment[] => [
	...groups.map((group) => makesGroup(stage, group)),
	...clients.flatMap((client) => comes(stage, client)),
	...imports(stage),
]

function makesGroup(stage: Stage, { name, by, days, everyoneTagged }: (typeof groups)[number]): Moment {
	const happens = async () => {
		const made = await does(stage, of(stage.staff, by), createGroup, { name, everyoneTagged })
		stage.groups.set(name, made.groupId)
	}
	return { at: daysAgo(stage, days, '10:00'), happens }
}

function comes(stage: Stage, client: StoryClient): Moment[] {
	const coach = () => of(stage.staff, client.coach)
	const me = () => of(stage.clients, client.key)
	const join = (name: string): Moment => {
		const made = groups.find((group) => group.name === name)?.days ?? 0
		const at = daysAgo(stage, Math.min(made, client.joined), '18:30')
		const input = () => ({ groupId: of(stage.groups, name), clientIds: [me().id] })
		return { at, happens: () => does(stage, coach(), addToGroup, input()) }
	}
	const moments: Moment[] = [
		{ at: daysAgo(stage, client.joined, '08:30'), happens: () => create(stage, client) },
		invites(stage, client),
		...(client.account ? [accepts(stage, client)] : []),
		...client.groups.map(join),
		...(client.notes ?? []).map((note) => ({
			at: daysAgo(stage, note.days, '12:20'),
			happens: () => {
				const { body, pinned = false } = note
				return does(stage, of(stage.staff, note.by), addNote, { clientId: me().id, body, pinned })
			},
		})),
	]
	const { sharedWith, archived } = client
	if (sharedWith)
		moments.push({
			at: daysAgo(stage, client.joined - 1, '09:40'),
			happens: () => {
				const others = [of(stage.staff, sharedWith).id]
				const input = { clientId: me().id, primaryCoachId: coach().id, otherCoachIds: others }
				return does(stage, coach(), setCoaches, input)
			},
		})
	if (archived !== undefined)
		moments.push({
			at: daysAgo(stage, archived, '16:00'),
			happens: () => does(stage, coach(), archiveClients, { clientIds: [me().id] }),
		})
	return moments
}

async function create(stage: Stage, client: StoryClient): Promise<void> {
	const { key, firstName, lastName, email, phone, locale, age, tags, goal } = client
	const timeZone = zoneOf(client)
	const { clientId } = await does(stage, of(stage.staff, client.coach), createClient, {
		...{ firstName, lastName, email, phone, locale, timeZone, tags: [...tags] },
		customFields: goal ? { [of(stage.fields, 'goal')]: goal } : {},
		bornOn: addDays(stage.today, -Math.round(age * 365.25 + firstName.length * 21)),
	})
	stage.clients.set(key, {
		...{ kind: 'client', studioId: stage.studioId, id: clientId, accountId: '', archived: false },
		...{ name: `${firstName} ${lastName}`, locale, timeZone },
	})
}

/** Tom took a sign-up sheet home from the open day (2.1): it fills in what was missing. */
function imports(stage: Stage): Moment[] {
	const happens = async () => {
		const tom = of(stage.staff, 'tom')
		const { importId } = await does(stage, tom, startImport, signUpSheet)
		await does(stage, tom, runImport, { importId })
	}
	return [{ at: daysAgo(stage, 12, '15:30'), happens }]
}
