import type { ApiRoute } from '#platform/http/api.ts'
import { accountRoutes } from './accounts/api.ts'
import { appointmentRoutes } from './appointments/api.ts'
import { availabilityApi } from './availability/api.ts'
import { bundlesApi } from './bundles/api.ts'
import { calendarRoutes } from './calendars/api.ts'
import { chargeRoutes } from './charges/api.ts'
import { clientsApi } from './clients/api.ts'
import { conversationRoutes } from './conversations/api.ts'
import { earningRoutes } from './earnings/api.ts'
import { exercisesApi } from './exercises/api.ts'
import { feeRoutes } from './fees/api.ts'
import { importRoutes } from './imports/api.ts'
import { measurementRoutes } from './measurements/api.ts'
import { notificationsApi } from './notifications/api.ts'
import { packageRoutes } from './packages/api.ts'
import { paymentRoutes } from './payments/api.ts'
import { planRoutes } from './plans/api.ts'
import { programsApi } from './programs/api.ts'
import { receiptRoutes } from './receipts/api.ts'
import { recordsApi } from './records/api.ts'
import { renewalRoutes } from './renewals/api.ts'
import { sharingApi } from './sharing/api.ts'
import { studioRoutes } from './studios/api.ts'
import { subscriptionsApi } from './subscriptions/api.ts'
import { trainingRoutes } from './training/api.ts'

/** Every route of the API: one line per feature. */
export const apiRoutes: ApiRoute[] = [
	...studioRoutes,
	...accountRoutes,
	...clientsApi,
	...exercisesApi,
	...programsApi,
	...sharingApi,
	...calendarRoutes,
	...trainingRoutes,
	...recordsApi,
	...importRoutes,
	...subscriptionsApi,
	...appointmentRoutes,
	...bundlesApi,
	...paymentRoutes,
	...receiptRoutes,
	...chargeRoutes,
	...planRoutes,
	...feeRoutes,
	...packageRoutes,
	...earningRoutes,
	...conversationRoutes,
	...renewalRoutes,
	...measurementRoutes,
	...availabilityApi,
	...notificationsApi,
	//
]
