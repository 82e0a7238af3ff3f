import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { fee } from './queries/fee.ts'
import { myFees } from './queries/my-fees.ts'
import { ofClient } from './queries/of-client.ts'
import { changeFee } from './use-cases/change-fee.ts'
import { endFee } from './use-cases/end-fee.ts'
import { endMyFee } from './use-cases/end-my-fee.ts'
import { keepFee } from './use-cases/keep-fee.ts'
import { makeFee } from './use-cases/make-fee.ts'
import { pauseFee } from './use-cases/pause-fee.ts'
import { resumeFee } from './use-cases/resume-fee.ts'

const read = 'payments:read'
const write = 'payments:write'

export const feeRoutes: ApiRoute[] = [
	apiRoute('get', '/clients/{clientId}/fees', ofClient, {
		scope: read,
		summary: 'What a client pays regularly',
	}),
	apiRoute('post', '/clients/{clientId}/fees', makeFee, {
		scope: write,
		summary: 'Agree with a client on a regular fee',
		status: 201,
	}),
	apiRoute('get', '/fees/{feeId}', fee, {
		scope: read,
		summary: 'One regular fee with its periods and next days',
	}),
	apiRoute('patch', '/fees/{feeId}', changeFee, {
		scope: write,
		summary: 'Change amount or way of paying, from the next period on',
	}),
	apiRoute('post', '/fees/{feeId}/pause', pauseFee, {
		scope: write,
		summary: 'Pause a fee, until a day or until it is resumed',
	}),
	apiRoute('post', '/fees/{feeId}/resume', resumeFee, {
		scope: write,
		summary: 'Resume a paused fee on a day',
	}),
	apiRoute('post', '/fees/{feeId}/end', endFee, {
		scope: write,
		summary: 'End a fee with its running period, or at once',
	}),
	apiRoute('post', '/fees/{feeId}/keep', keepFee, {
		scope: write,
		summary: 'Take back the end of a fee before it comes',
	}),
	apiRoute('get', '/me/fees', myFees, { scope: read, summary: 'What one pays regularly' }),
	apiRoute('post', '/me/fees/{feeId}/end', endMyFee, {
		scope: write,
		summary: 'End what one pays regularly, with its running period',
	}),
]
