import { type StoryProgram, straight, warmUp } from '../shape.ts'

export const first5k: StoryProgram = {
	key: 'first-5k',
	title: 'First 5 k',
	description:
		'From walking to running five kilometres in eight weeks, three times a week. No watch needed: run at the speed ' +
		'at which you could still tell somebody about your day.',
	by: 'tom',
	locale: 'en',
	weeks: 8,
	created: 160,
	published: 155,
	workouts: [
		{
			day: 2,
			title: 'Run and walk',
			notes: [
				'Slower than you think. If you can’t talk, walk.',
				'Same pace, a little longer.',
				'Halfway there feels like this.',
			],
			sections: [
				warmUp('Warm-up', ['walking', '1x5:00', 'brisk']),
				straight('Intervals', [
					'running',
					[
						'8x60s r90',
						'8x90s r90',
						'6x2:00 r90',
						'5x3:00 r90',
						'4x5:00 r2:00',
						'3x8:00 r2:00',
						'2x12:00 r2:00',
						'1x15:00 r60',
					],
				]),
				{
					name: 'Cool-down',
					kind: 'cool_down',
					items: [
						['walking', '1x5:00'],
						['calf-stretch', '2x30s/side'],
					],
				},
			],
		},
		{
			day: 4,
			title: 'Legs that last',
			sections: [
				{
					name: 'Circuit',
					kind: 'circuit',
					note: 'One after the other, then rest.',
					items: [
						['air-squat', ['2x10', '2x12', '3x10', '3x12', '3x12', '3x15', '3x15', '2x10']],
						['glute-bridge', ['2x12', '2x12', '3x12', '3x12', '3x15', '3x15', '3x15', '2x12']],
						['single-leg-calf-raise', '2x10/side'],
						['plank', ['2x20s', '2x25s', '3x25s', '3x30s', '3x30s', '3x40s', '3x40s', '2x30s']],
					],
				},
			],
		},
		{
			day: 6,
			title: 'Saturday outing',
			notes: ['Company helps. Roundhay parkrun starts at nine.'],
			sections: [
				straight('Together', [
					'running',
					[
						'1x20:00 "run and walk as you like"',
						'1x22:00 "run and walk as you like"',
						'1x25:00',
						'1x3km',
						'1x3km',
						'1x4km',
						'1x4km',
						'1x5km "your five"',
					],
				]),
			],
		},
	],
}
