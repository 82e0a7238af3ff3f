import { type StoryProgram, straight, superset, warmUp } from '../shape.ts'

export const hybride: StoryProgram = {
	key: 'hybride',
	title: 'Hybride : courir et soulever',
	description:
		'Deux séances de force, deux sorties. Pour les Hybrid runners : assez fort pour Fourvière, assez léger pour le 10 km. ' +
		'Six semaines, la sixième plus douce avant une course.',
	by: 'camille',
	locale: 'fr',
	weeks: 6,
	created: 130,
	published: 126,
	workouts: [
		{
			day: 1,
			title: 'Force – bas du corps',
			sections: [
				warmUp('Échauffement', ['stationary-bike', '1x6:00'], ['pogo-jump', '3x20']),
				straight(
					'Force',
					[
						'trap-bar-deadlift',
						[
							'4x5 @70% r150',
							'4x5 @72.5% r150',
							'5x4 @77.5% r180',
							'5x3 @80% r180',
							'5x3 @82.5% r180',
							'3x3 @65% r120',
						],
					],
					[
						'bulgarian-split-squat',
						[
							'3x8/side rpe7 r90',
							'3x8/side rpe8 r90',
							'3x8/side rpe8 r90',
							'4x6/side rpe8 r90',
							'4x6/side rpe8 r90',
							'2x6/side rpe6 r90',
						],
					],
					['single-leg-calf-raise', '3x12/side r60'],
				),
				{
					name: 'Pour finir',
					kind: 'amrap',
					note: 'Un rythme que vous tenez jusqu’au bout.',
					timing: { seconds: 480 },
					benchmark: 'Huit minutes',
					items: [
						['air-squat', ['1x15', '', '1x15', '', '1x15', '']],
						['push-up', ['1x10', '', '1x10', '', '1x10', '']],
						['kettlebell-swing', ['1x15', '', '1x15', '', '1x15', '']],
					],
				},
			],
		},
		{
			day: 2,
			title: 'Fractionné au parc de la Tête d’Or',
			notes: ['Les récupérations en trottinant. La dernière répétition doit ressembler à la première.'],
			sections: [
				warmUp('Échauffement', ['running', '1x12:00', 'footing facile']),
				straight('Fractionné', [
					'running',
					['6x400m r90', '8x400m r90', '5x800m r2:00', '6x800m r2:00', '4x1000m r2:00', '6x200m r90'],
				]),
				{ name: 'Retour au calme', kind: 'cool_down', items: [['running', '1x8:00']] },
			],
		},
		{
			day: 4,
			title: 'Force – haut du corps et gainage',
			sections: [
				superset(
					'Force',
					[
						'overhead-press',
						[
							'4x6 @70% r120',
							'4x6 @72.5% r120',
							'5x5 @75% r120',
							'5x4 @77.5% r120',
							'5x3 @80% r120',
							'3x4 @65% r90',
						],
					],
					[
						'pull-up',
						['4x5 r120', '4x5 r120', '4x6 r120', '5x5 r120', '5x6 r120', '3x5 r90'],
						'élastique si besoin',
					],
				),
				superset('Gainage', ['hollow-hold', '3x30s r45'], ['copenhagen-plank', '3x20s/side r45']),
				{
					name: 'Vélo',
					kind: 'tabata',
					timing: { rounds: 8, work: 20, rest: 10 },
					items: [['air-bike', ['', '1x20s', '', '1x20s', '', '']]],
				},
			],
		},
		{
			day: 7,
			title: 'Sortie longue',
			sections: [
				straight('Endurance', [
					'running',
					['1x8km rpe5', '1x9km rpe5', '1x10km rpe5', '1x12km rpe5', '1x12km rpe5', '1x7km rpe4'],
				]),
				straight('Côtes', ['own:Montée de Fourvière', ['', '3x1', '', '4x1', '5x1', '']]),
			],
		},
	],
}
