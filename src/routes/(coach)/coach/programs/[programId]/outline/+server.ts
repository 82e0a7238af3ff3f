import { programOutline } from '#features/programs/queries/program-outline.ts'
import { hook } from '#platform/http/doors.ts'

/** The program as it stands, for a builder that hears that somebody else changed it. */
export const GET = hook('coach', async ({ ask, params }) =>
	Response.json(await ask(programOutline, { programId: params.programId ?? '' })),
)
