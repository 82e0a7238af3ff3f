import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { anyStaff } from '#platform/permission.ts'
import { type Channel, channels, kindTitle, type MessageKind, messageKinds } from '#platform/telling/kinds.ts'
import { query } from '#platform/use-case.ts'
import { inPerson } from '../permissions.ts'

const Way = z.object({
	channel: z.enum(['mail', 'push', 'notice']),
	/** `never`: the kind doesn't go this way; `always`: it is essential; otherwise it can be chosen. */
	can: z.enum(['choose', 'always', 'never']),
	on: z.boolean(),
	/** The studio has switched it off: the person's own choice doesn't count (13.1). */
	offByStudio: z.boolean(),
})
const KindRow = z.object({
	kind: z.string(),
	title: z.string(),
	to: z.enum(['client', 'staff']),
	essential: z.boolean(),
	ways: z.array(Way),
})
export type KindRow = z.output<typeof KindRow>

type Switched = Record<string, Partial<Record<Channel, boolean>>>

/** 13.1: what the one who asks is told and how, with what they may choose. */
export const myChoices = query('notifications.my-choices', {
	input: z.object({}),
	output: z.object({ kinds: z.array(KindRow) }),
	may: inPerson,
	async run({ db, actor, locale }) {
		const side = actor.kind === 'client' ? 'client' : 'staff'
		const studio = await switchedByStudio(db)
		const own = await switchedBy(db, actor.id as string)
		const kinds = messageKinds().filter((kind) => kind.to === side)
		return {
			kinds: kinds.map((kind) => ({
				...describe(kind, locale),
				ways: channels.map((channel) => ({
					...wayOf(kind, channel),
					on: isOn(kind, channel, studio) && own[kind.kind]?.[channel] !== false,
					offByStudio: !isOn(kind, channel, studio),
				})),
			})),
		}
	},
})

/** 13.1: what the studio sends, kind by kind and channel by channel, to clients and to staff. */
export const studioKinds = query('notifications.studio-kinds', {
	input: z.object({}),
	output: z.object({ kinds: z.array(KindRow.extend({ ownText: z.boolean() })) }),
	may: anyStaff,
	async run({ db, locale }) {
		const studio = await switchedByStudio(db)
		const texts = await db.selectFrom('message_text').select('kind').distinct().execute()
		const own = new Set(texts.map((row) => row.kind))
		return {
			kinds: messageKinds().map((kind) => ({
				...describe(kind, locale),
				ownText: own.has(kind.kind),
				ways: channels.map((channel) => ({
					...wayOf(kind, channel),
					on: isOn(kind, channel, studio),
					offByStudio: false,
				})),
			})),
		}
	},
})

const describe = (kind: MessageKind, locale: 'en' | 'fr') => ({
	kind: kind.kind,
	title: kindTitle(kind, locale),
	to: kind.to,
	essential: kind.essential,
})

const wayOf = (kind: MessageKind, channel: Channel) => ({
	channel,
	can: !kind.channels.includes(channel)
		? ('never' as const)
		: kind.essential && channel === 'mail'
			? ('always' as const)
			: ('choose' as const),
})

const isOn = (kind: MessageKind, channel: Channel, switched: Switched): boolean =>
	kind.channels.includes(channel) &&
	((kind.essential && channel === 'mail') || switched[kind.kind]?.[channel] !== false)

async function switchedByStudio(db: Db): Promise<Switched> {
	const row = await db.selectFrom('studio_settings').select('notification_kinds').executeTakeFirst()
	return (row?.notification_kinds ?? {}) as Switched
}

async function switchedBy(db: Db, personId: string): Promise<Switched> {
	const { rows } = await sql<{ kind: string; ways: Partial<Record<Channel, boolean>> }>`
		select kind, jsonb_object_agg(channel, wanted) as ways from notification_choice
		where person_id = ${personId}::uuid group by kind`.execute(db)
	return Object.fromEntries(rows.map(({ kind, ways }) => [kind, ways]))
}
