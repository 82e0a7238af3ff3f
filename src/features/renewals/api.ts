import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { myRenewals } from './queries/my-renewals.ts'
import { ofClient } from './queries/of-client.ts'
import { adjustEnrolment } from './use-cases/adjust-enrolment.ts'
import { answerRate } from './use-cases/answer-rate.ts'
import { bookSession } from './use-cases/book-session.ts'
import { endEnrolment } from './use-cases/end-enrolment.ts'
import { enrol } from './use-cases/enrol.ts'
import { pauseEnrolment } from './use-cases/pause-enrolment.ts'
import { proposeRate } from './use-cases/propose-rate.ts'
import { resumeEnrolment } from './use-cases/resume-enrolment.ts'

const read = 'payments:read'
const write = 'payments:write'

export const renewalRoutes: ApiRoute[] = [
	apiRoute('get', '/clients/{clientId}/renewals', ofClient, {
		scope: read,
		summary: 'Ongoing training of a client, and what they agreed to',
	}),
	apiRoute('get', '/me/renewals', myRenewals, {
		scope: read,
		summary: 'One’s ongoing training with each coach',
	}),
	apiRoute('post', '/me/renewals', enrol, {
		scope: write,
		summary: 'Agree that sessions follow, at the rate one has read',
		status: 201,
	}),
	apiRoute('put', '/me/renewals/{enrolmentId}', adjustEnrolment, {
		scope: write,
		summary: 'Skip the next session once, or say how many a month follow at most',
	}),
	apiRoute('post', '/me/renewals/{enrolmentId}/book', bookSession, {
		scope: write,
		summary: 'Have the next session booked, where none is there',
	}),
	apiRoute('post', '/renewals/{enrolmentId}/pause', pauseEnrolment, {
		scope: write,
		summary: 'Let nothing follow until it is resumed',
	}),
	apiRoute('post', '/renewals/{enrolmentId}/resume', resumeEnrolment, {
		scope: write,
		summary: 'Let sessions follow again',
	}),
	apiRoute('post', '/renewals/{enrolmentId}/end', endEnrolment, {
		scope: write,
		summary: 'End ongoing training: nothing follows and nothing is charged any more',
	}),
	apiRoute('post', '/renewals/{enrolmentId}/rate', proposeRate, {
		scope: write,
		summary: 'Propose another rate, which counts once the client accepts',
	}),
	apiRoute('post', '/renewals/{enrolmentId}/rate/answer', answerRate, {
		scope: write,
		summary: 'Accept or decline a proposed rate; as a coach, take it back',
	}),
]
