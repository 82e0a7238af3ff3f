import { z } from 'zod'
import { touchlineItself } from '#features/payments/permissions.ts'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { enrolmentOf } from '../queries/subjects.ts'
import { follow } from './parts/decide.ts'

/** 10.5: a month was full; a new one has begun, and the session that waited for it follows. Once, whoever wakes it. */
export const goOn = useCase('renewals.go-on', {
	input: z.object({ enrolmentId: Id }),
	output: z.object({}),
	subject: ({ db }, { enrolmentId }) => enrolmentOf(db, enrolmentId, 'for update'),
	may: touchlineItself,
	async run(acting, of) {
		if (of.state !== 'ended' && of.resumesAt && of.resumesAt <= acting.now)
			await follow(acting, of, { follows: null, offered: true })
		return ok({})
	},
})
