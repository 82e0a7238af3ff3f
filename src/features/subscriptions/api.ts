import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { list } from './queries/list.ts'
import { subscription } from './queries/subscription.ts'
import { end } from './use-cases/end.ts'
import { invite } from './use-cases/invite.ts'
import { move } from './use-cases/move.ts'
import { pause } from './use-cases/pause.ts'
import { resume } from './use-cases/resume.ts'

const read = (summary: string) => ({ scope: 'subscriptions:read', summary })
const write = (summary: string) => ({ scope: 'subscriptions:write', summary })
const one = '/subscriptions/{subscriptionId}'

/** Sending an invitation again and withdrawing it are those of every invitation (accounts). */
export const subscriptionsApi: ApiRoute[] = [
	apiRoute('get', '/subscriptions', list, read('Who subscribes, in every state, with counts.')),
	apiRoute('post', '/programs/{programId}/subscriptions', invite, {
		...write('Ask somebody into a 1-2-1 or group program, by mail.'),
		status: 201,
	}),
	apiRoute('get', one, subscription, read('One subscription.')),
	apiRoute('post', `${one}/pause`, pause, write('Pause a subscription.')),
	apiRoute('post', `${one}/resume`, resume, write('Go on with a paused or ended subscription.')),
	apiRoute('post', `${one}/end`, end, write('Finish or cancel a subscription, now or from a day on.')),
	apiRoute('post', `${one}/move`, move, write('Let the client go on in another program.')),
]
