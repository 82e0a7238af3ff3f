import { programOutline } from '#features/programs/queries/program-outline.ts'
import { hook } from '#platform/http/doors.ts'
import { reading } from '#platform/perform.ts'

/** The program as it stands, for a builder that hears that somebody else changed it. */
export const GET = hook('coach', async ({ actor, params }) =>
	Response.json(
		await reading(actor, ({ ask }) => ask(programOutline, { programId: params.programId ?? '' })),
	),
)
