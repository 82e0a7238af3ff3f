import { ahead } from '#features/training/queries/ahead.ts'
import { hook } from '#platform/http/doors.ts'

/** 5.5: which pages a client's device keeps for days without a network. */
export const GET = hook('client', async ({ ask }) => Response.json(await ask(ahead, {})))
