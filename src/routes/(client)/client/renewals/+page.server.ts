import { myRenewals } from '#features/renewals/queries/my-renewals.ts'
import { adjustEnrolment } from '#features/renewals/use-cases/adjust-enrolment.ts'
import { answerRate } from '#features/renewals/use-cases/answer-rate.ts'
import { bookSession } from '#features/renewals/use-cases/book-session.ts'
import { endEnrolment } from '#features/renewals/use-cases/end-enrolment.ts'
import { enrol } from '#features/renewals/use-cases/enrol.ts'
import { pauseEnrolment } from '#features/renewals/use-cases/pause-enrolment.ts'
import { resumeEnrolment } from '#features/renewals/use-cases/resume-enrolment.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, actor }) => ({
		...(await ask(myRenewals, {})),
		timeZone: actor.timeZone,
		archived: actor.kind === 'client' && actor.archived,
	}),
	does: [enrol, adjustEnrolment, pauseEnrolment, resumeEnrolment, endEnrolment, bookSession, answerRate],
})
