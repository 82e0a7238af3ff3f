import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { myPlans } from './queries/my-plans.ts'
import { planOfObligation } from './queries/plan-of-thing.ts'
import { endPlan } from './use-cases/end-plan.ts'
import { makePlan } from './use-cases/make-plan.ts'

const read = 'payments:read'
const write = 'payments:write'

export const planRoutes: ApiRoute[] = [
	apiRoute('get', '/me/plans', myPlans, { scope: read, summary: 'What one pays in instalments' }),
	apiRoute('get', '/obligations/{obligationId}/plan', planOfObligation, {
		scope: read,
		summary: 'The plan by which a thing is paid',
	}),
	apiRoute('post', '/obligations/{obligationId}/plan', makePlan, {
		scope: write,
		summary: 'Share what is open of a thing out over several days',
		status: 201,
	}),
	apiRoute('post', '/plans/{planId}/end', endPlan, {
		scope: write,
		summary: 'End a plan: what is still open is due now',
	}),
]
