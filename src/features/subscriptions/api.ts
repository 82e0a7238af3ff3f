import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { list } from './queries/list.ts'
import { mine } from './queries/mine.ts'
import { mySubscription } from './queries/my-subscription.ts'
import { subscription } from './queries/subscription.ts'
import { end } from './use-cases/end.ts'
import { endMine } from './use-cases/end-mine.ts'
import { invite } from './use-cases/invite.ts'
import { keepMine } from './use-cases/keep-mine.ts'
import { letIn } from './use-cases/let-in.ts'
import { move } from './use-cases/move.ts'
import { pause } from './use-cases/pause.ts'
import { resume } from './use-cases/resume.ts'

const read = (summary: string) => ({ scope: 'subscriptions:read', summary })
const write = (summary: string) => ({ scope: 'subscriptions:write', summary })
const one = '/subscriptions/{subscriptionId}'
const mineOne = '/me/subscriptions/{subscriptionId}'

/** Sending an invitation again and withdrawing it are those of every invitation (accounts). */
export const subscriptionsApi: ApiRoute[] = [
	apiRoute('get', '/subscriptions', list, read('Who subscribes, in every state, with counts.')),
	apiRoute('post', '/programs/{programId}/subscriptions', invite, {
		...write('Ask somebody into a 1-2-1 or group program, by mail.'),
		status: 201,
	}),
	apiRoute('get', one, subscription, read('One subscription.')),
	apiRoute('post', `${one}/let-in`, letIn, write('Let a client in who has accepted and not paid yet.')),
	apiRoute('post', `${one}/pause`, pause, write('Pause a subscription.')),
	apiRoute('post', `${one}/resume`, resume, write('Go on with a paused or ended subscription, and its fee.')),
	apiRoute(
		'post',
		`${one}/end`,
		end,
		write('Finish or cancel a subscription: now, from a day on, or with what is paid.'),
	),
	apiRoute('post', `${one}/move`, move, write('Let the client go on in another program.')),
	apiRoute('get', '/me/subscriptions', mine, read('One’s own 1-2-1 and group programs.')),
	apiRoute(
		'get',
		mineOne,
		mySubscription,
		read('What one’s place in a program costs, and until when it is paid.'),
	),
	apiRoute('post', `${mineOne}/end`, endMine, write('Leave a program with what is paid of it.')),
	apiRoute('post', `${mineOne}/keep`, keepMine, write('Take back the end one has set.')),
]
