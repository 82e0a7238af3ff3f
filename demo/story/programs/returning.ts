import { type StoryProgram, straight, warmUp } from '../shape.ts'

export const returning: StoryProgram = {
	key: 'return',
	title: 'Return after a break',
	description:
		'Four gentle weeks after time away: three short full-body sessions, everything at a weight you could lift four times more. ' +
		'The aim is to come back on Friday.',
	by: 'tom',
	locale: 'en',
	weeks: 4,
	created: 225,
	published: 222,
	workouts: [1, 3, 5].map((day, at) => ({
		day,
		title: ['Full body 1', 'Full body 2', 'Full body 3'][at] ?? '',
		notes: ['Stop each set with four good reps left.', 'Three left is plenty.'],
		sections: [
			warmUp('Warm-up', ['walking', '1x5:00'], ['cat-cow', '1x10'], ['deep-squat-hold', '2x30s']),
			straight(
				'Strength',
				(
					[
						['goblet-squat', ['2x8 rpe6 r90', '3x8 rpe6 r90', '3x8 rpe6.5 r90', '3x10 rpe7 r90']],
						[
							'dumbbell-romanian-deadlift',
							['2x8 rpe6 r90', '3x8 rpe6 r90', '3x8 rpe6.5 r90', '3x10 rpe7 r90'],
						],
						[
							'split-squat',
							['2x6/side rpe6 r90', '3x6/side rpe6 r90', '3x8/side rpe6.5 r90', '3x8/side rpe7 r90'],
						],
					] as const
				)[at] ?? ['goblet-squat', '3x8 rpe6 r90'],
				(
					[
						['incline-push-up', '3x8 r60'],
						['dumbbell-bench-press', ['2x8 rpe6 r90', '3x8 rpe6 r90', '3x8 rpe6.5 r90', '3x10 rpe7 r90']],
						['seated-dumbbell-press', ['2x8 rpe6 r90', '3x8 rpe6 r90', '3x8 rpe6.5 r90', '3x10 rpe7 r90']],
					] as const
				)[at] ?? ['incline-push-up', '3x8 r60'],
				['seated-cable-row', '3x10 rpe6 r75'],
			),
			straight('Finish', ['dead-bug', '2x8/side r45'], ['walking', '1x10:00']),
		],
	})),
}
