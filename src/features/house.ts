import { sweepFiles } from '#platform/files/sweep.ts'
import type { Furnishing } from '#platform/house.ts'

/** Everything the features bring that runs without being asked: one line per feature. */
export const furnishing: Furnishing = {
	reactions: [],
	regular: [sweepFiles],
	messageKinds: [],
}
