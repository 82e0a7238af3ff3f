import { payerActing } from '#features/charges/permissions.ts'
import { coachOfObligation } from '#features/payments/permissions.ts'
import { anyOf } from '#platform/permission.ts'
import type { Enrolment } from './queries/subjects.ts'

/** 10.5: the client it binds, at any time; or their coach, to put an end to it or to pause. */
export const eitherSide = anyOf<Enrolment>(payerActing, coachOfObligation)
