import { first5k } from './programs/first-5k.ts'
import { forceBase } from './programs/force-base.ts'
import { hybride } from './programs/hybride.ts'
import { kettlebell } from './programs/kettlebell.ts'
import { masters } from './programs/masters.ts'
import { offSeason } from './programs/off-season.ts'
import { returning } from './programs/returning.ts'
import { semi } from './programs/semi.ts'
import type { StoryProgram } from './shape.ts'

/** Seven programs people train by, and a draft. */
export const programs: readonly StoryProgram[] = [
	offSeason,
	forceBase,
	kettlebell,
	first5k,
	masters,
	hybride,
	returning,
	semi,
]
