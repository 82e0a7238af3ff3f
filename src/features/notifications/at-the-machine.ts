import type { RequestEvent } from '@sveltejs/kit'
import { NotFound } from '#platform/perform.ts'
import { isAtTheMachine } from '#platform/telling/posting.ts'

/** Lets only those in who sit at this machine; to everybody else the page doesn't exist. */
export function onlyAtTheMachine({
	request,
	getClientAddress,
}: Pick<RequestEvent, 'request' | 'getClientAddress'>): void {
	const { headers } = request
	const visit = {
		address: getClientAddress(),
		host: headers.get('host'),
		forwarded: headers.has('x-forwarded-for') || headers.has('forwarded'),
	}
	if (!isAtTheMachine(visit)) throw new NotFound()
}
