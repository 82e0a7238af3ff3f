import { type StoryProgram, straight, superset, warmUp } from '../shape.ts'

export const kettlebell: StoryProgram = {
	key: 'kettlebell',
	title: 'Kettlebell 3 × semaine',
	description:
		'Une seule kettlebell, trente-cinq minutes, à la maison ou au parc. Six semaines pour un swing solide, ' +
		'un développé qui monte et un relevé turc sans trembler.',
	by: 'camille',
	locale: 'fr',
	weeks: 6,
	created: 180,
	published: 176,
	workouts: [
		{
			day: 1,
			title: 'Swing et squat',
			notes: ['Choisissez une charge avec laquelle dix swings restent nets.'],
			sections: [
				warmUp('Mise en route', ['own:Halo à la kettlebell', '2x8/side'], ['hip-90-90', '2x6/side']),
				straight(
					'Travail',
					['kettlebell-swing', ['8x10 r60', '8x12 r60', '10x10 r60', '10x12 r60', '10x15 r60', '8x10 r45']],
					[
						'goblet-squat',
						[
							'3x8 rpe7 r90',
							'3x10 rpe7 r90',
							'4x8 rpe8 r90',
							'4x10 rpe8 r90',
							'5x8 rpe8 r90',
							'3x8 rpe6 r90',
						],
					],
				),
				straight('Pour finir', ['suitcase-carry', '4x30m/side r45']),
			],
		},
		{
			day: 3,
			title: 'Relevé turc et tirage',
			sections: [
				warmUp('Mise en route', ['own:Halo à la kettlebell', '2x8/side'], ['thoracic-rotation', '2x6/side']),
				straight('Travail', [
					'turkish-get-up',
					['3x1/side', '4x1/side', '5x1/side', '5x1/side', '6x1/side', '3x1/side'],
					'lent, un arrêt à chaque étape',
				]),
				superset(
					'Alternance',
					[
						'kettlebell-press',
						[
							'3x5/side rpe7 r75',
							'4x5/side rpe7 r75',
							'5x5/side rpe8 r75',
							'5x5/side rpe8 r75',
							'5x6/side rpe8 r75',
							'3x5/side rpe6 r75',
						],
					],
					[
						'dumbbell-row',
						[
							'3x8/side rpe7 r75',
							'4x8/side rpe7 r75',
							'4x8/side rpe8 r75',
							'4x10/side rpe8 r75',
							'5x8/side rpe8 r75',
							'3x8/side rpe6 r75',
						],
						'à la kettlebell, main sur un banc',
					],
				),
			],
		},
		{
			day: 6,
			title: 'Le complexe du samedi',
			notes: ['Notez le nombre de tours : c’est le seul score de la semaine.'],
			sections: [
				warmUp('Mise en route', ['own:Halo à la kettlebell', '2x8/side'], ['cat-cow', '1x10']),
				{
					name: 'Vingt minutes',
					kind: 'amrap',
					note: 'Autant de tours propres que possible en 20 minutes.',
					timing: { seconds: 1200 },
					benchmark: 'Le complexe du samedi',
					items: [
						['kettlebell-clean', '1x5/side'],
						['kettlebell-front-squat', '1x5'],
						['kettlebell-press', '1x5/side'],
						['single-arm-kettlebell-swing', '1x10/side'],
					],
				},
			],
		},
	],
}
