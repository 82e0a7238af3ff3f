import { allocate } from '#platform/money/allocate.ts'

/** The whole of it, in hundredths of a percent. */
export const whole = 10_000

/** 10.10: what of a session's value is its coach's: rounded so that both parts are the value exactly; a half is the coach's. */
export const earnedOf = (valueMinor: number, shareBp: number): number =>
	allocate(valueMinor, [shareBp, whole - shareBp])[0] ?? 0
