import { type StoryProgram, straight, superset, warmUp } from '../shape.ts'

const ramp = warmUp(
	'Warm-up',
	['air-bike', '1x5:00', 'easy, nose breathing'],
	['worlds-greatest-stretch', '2x4/side'],
	['glute-bridge', '2x10'],
)

export const offSeason: StoryProgram = {
	key: 'off-season',
	title: 'Off-season strength, 8 weeks',
	description:
		'Two waves of four weeks, four days a week. The first builds volume, the second takes it to heavy triples. ' +
		'Week 4 and week 8 are lighter on purpose: do them.',
	by: 'tom',
	locale: 'en',
	weeks: 8,
	created: 240,
	published: 232,
	workouts: [
		{
			day: 1,
			title: 'Squat',
			notes: [
				'Find your depth first, then the load.',
				'Same again, a little heavier.',
				'Hardest squat day of the wave. Use the safeties.',
				'Light week. Leave the gym wanting more.',
				'Second wave: fewer reps, more on the bar.',
				'Triples now. Full rest, every set.',
				'Heaviest day of the block.',
				'Light again. Then we test.',
			],
			sections: [
				ramp,
				straight(
					'Main lift',
					[
						'back-squat',
						[
							'5x6 @70% r180',
							'5x6 @72.5% r180',
							'5x5 @77.5% r180',
							'3x5 @62.5% r120',
							'5x4 @80% r180',
							'5x3 @82.5% r180',
							'4x3 @85% r180',
							'3x3 @65% r120',
						],
					],
					[
						'pause-squat',
						[
							'3x5 @60% r120',
							'3x5 @62.5% r120',
							'3x4 @65% r120',
							'',
							'3x3 @67.5% r120',
							'3x3 @70% r120',
							'2x3 @70% r120',
							'',
						],
					],
				),
				superset('Assistance', ['walking-lunge', '3x10/side rpe7 r60'], ['hanging-knee-raise', '3x12 r60']),
			],
		},
		{
			day: 2,
			title: 'Bench',
			sections: [
				ramp,
				straight(
					'Main lift',
					[
						'bench-press',
						[
							'5x6 @70% r150',
							'5x6 @72.5% r150',
							'5x5 @77.5% r150',
							'3x5 @62.5% r120',
							'5x4 @80% r180',
							'5x3 @82.5% r180',
							'4x3 @85% r180',
							'3x3 @65% r120',
						],
					],
					[
						'close-grip-bench-press',
						[
							'3x8 rpe7 r120',
							'3x8 rpe7.5 r120',
							'3x8 rpe8 r120',
							'2x8 rpe6 r90',
							'3x6 rpe7.5 r120',
							'3x6 rpe8 r120',
							'3x5 rpe8 r120',
							'2x6 rpe6 r90',
						],
					],
				),
				superset(
					'Assistance',
					[
						'dumbbell-row',
						[
							'4x10/side rpe7 r60',
							'4x10/side rpe8 r60',
							'4x8/side rpe8 r60',
							'2x10/side rpe6 r60',
							'4x8/side rpe8 r60',
							'4x8/side rpe8 r60',
							'4x6/side rpe8 r60',
							'2x8/side rpe6 r60',
						],
					],
					['face-pull', '4x15 rpe7 r60'],
				),
				{
					name: '21-15-9',
					kind: 'for_time',
					note: 'Break it up early. 30 kg is fine while the shoulder grumbles.',
					timing: { cap: 600 },
					benchmark: 'Fran',
					items: [
						['thruster', ['', '21,15,9 @43kg', '', '', '', '21,15,9 @43kg', '', '']],
						['pull-up', ['', '21,15,9', '', '', '', '21,15,9', '', '']],
					],
				},
			],
		},
		{
			day: 4,
			title: 'Deadlift',
			sections: [
				ramp,
				straight(
					'Main lift',
					[
						'deadlift',
						[
							'4x5 @70% r180',
							'4x5 @72.5% r180',
							'4x4 @77.5% r180',
							'2x4 @62.5% r120',
							'4x3 @80% r180',
							'4x3 @82.5% r180',
							'3x2 @87.5% r180',
							'2x3 @65% r120',
						],
					],
					[
						'romanian-deadlift',
						[
							'3x8 rpe7 r120',
							'3x8 rpe7.5 r120',
							'3x8 rpe8 r120',
							'2x8 rpe6 r90',
							'3x6 rpe7.5 r120',
							'3x6 rpe8 r120',
							'2x6 rpe8 r120',
							'',
						],
					],
				),
				superset('Assistance', ['step-up', '3x8/side rpe7 r60'], ['pallof-press', '3x12/side r60']),
				{
					name: 'Every minute',
					kind: 'emom',
					timing: { rounds: 10, seconds: 60 },
					items: [['kettlebell-swing', ['1x15', '1x15', '', '', '1x18', '1x18', '', '']]],
				},
			],
		},
		{
			day: 5,
			title: 'Press and carry',
			sections: [
				ramp,
				straight('Main lift', [
					'overhead-press',
					[
						'5x6 @70% r150',
						'5x6 @72.5% r150',
						'5x5 @75% r150',
						'3x5 @60% r90',
						'5x4 @77.5% r150',
						'5x3 @80% r150',
						'4x3 @82.5% r150',
						'3x3 @65% r90',
					],
				]),
				superset(
					'Assistance',
					['chin-up', '4xamrap r90', 'stop one short of failure'],
					['dip', '3x8 rpe8 r90'],
				),
				straight(
					'Finish',
					[
						'own:Sandbag over shoulder',
						['5x3 r60', '5x3 r60', '6x3 r60', '', '6x3 r60', '6x4 r60', '5x4 r60', ''],
					],
					['farmer-carry', '4x40m r60'],
				),
			],
		},
	],
}
