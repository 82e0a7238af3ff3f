import { type StoryProgram, straight, warmUp } from '../shape.ts'

export const masters: StoryProgram = {
	key: 'masters',
	title: 'Strong past fifty',
	description:
		'Two strength days and one day of moving well. Heavy enough to matter, with the joints warmed before and thanked afterwards.',
	by: 'tom',
	locale: 'en',
	weeks: 6,
	created: 150,
	published: 146,
	workouts: [
		{
			day: 1,
			title: 'Strong 1',
			sections: [
				warmUp('Warm-up', ['rowing-machine', '1x6:00'], ['hip-90-90', '2x6/side'], ['wall-slide', '2x10']),
				straight(
					'Strength',
					[
						'box-squat',
						[
							'3x6 rpe6 r150',
							'3x6 rpe7 r150',
							'4x5 rpe7 r150',
							'4x5 rpe7.5 r150',
							'4x4 rpe8 r150',
							'2x5 rpe6 r120',
						],
					],
					[
						'dumbbell-bench-press',
						[
							'3x8 rpe6 r120',
							'3x8 rpe7 r120',
							'3x8 rpe7 r120',
							'4x6 rpe7.5 r120',
							'4x6 rpe8 r120',
							'2x8 rpe6 r90',
						],
					],
					['seated-cable-row', '3x10 rpe7 r90'],
				),
				straight(
					'Balance',
					['single-leg-romanian-deadlift', '2x8/side r60', 'a hand on the wall is fine'],
					['farmer-carry', '3x30m r60'],
				),
			],
		},
		{
			day: 3,
			title: 'Move well',
			sections: [
				straight(
					'Mobility',
					['cat-cow', '2x10'],
					['worlds-greatest-stretch', '3x5/side'],
					['thoracic-rotation', '2x8/side'],
					['ankle-rock', '2x10/side'],
					['dead-hang', '3x20s'],
				),
				straight('Easy', ['walking', '1x30:00', 'a hill if there is one']),
			],
		},
		{
			day: 5,
			title: 'Strong 2',
			sections: [
				warmUp('Warm-up', ['stationary-bike', '1x6:00'], ['glute-bridge', '2x12']),
				straight(
					'Strength',
					[
						'trap-bar-deadlift',
						[
							'3x6 rpe6 r150',
							'3x6 rpe7 r150',
							'4x5 rpe7 r150',
							'4x5 rpe7.5 r150',
							'4x4 rpe8 r150',
							'2x5 rpe6 r120',
						],
					],
					[
						'landmine-press',
						[
							'3x8/side rpe6 r90',
							'3x8/side rpe7 r90',
							'3x8/side rpe7 r90',
							'4x6/side rpe7.5 r90',
							'4x6/side rpe8 r90',
							'2x8/side rpe6 r90',
						],
					],
					['lat-pulldown', '3x10 rpe7 r90'],
				),
				straight('Power', ['medicine-ball-chest-pass', '4x5 r60'], ['step-up', '2x8/side r60']),
			],
		},
	],
}
