/**
 * The closed vocabularies of exercises (rule 3.3), each word with its English and French label. The order
 * is the order of the lists on screen. Words are stored: one may be added, none renamed or removed.
 */

/** A text in the product's two languages. */
export type Bilingual = { readonly en: string; readonly fr: string }

export const muscleGroups = {
	quads: { en: 'Quadriceps', fr: 'Quadriceps' },
	hamstrings: { en: 'Hamstrings', fr: 'Ischio-jambiers' },
	glutes: { en: 'Glutes', fr: 'Fessiers' },
	adductors: { en: 'Adductors', fr: 'Adducteurs' },
	calves: { en: 'Calves', fr: 'Mollets' },
	shins: { en: 'Shins', fr: 'Tibias' },
	hip_flexors: { en: 'Hip flexors', fr: 'Fléchisseurs de hanche' },
	lower_back: { en: 'Lower back', fr: 'Bas du dos' },
	abs: { en: 'Abdominals', fr: 'Abdominaux' },
	obliques: { en: 'Obliques', fr: 'Obliques' },
	lats: { en: 'Lats', fr: 'Grands dorsaux' },
	upper_back: { en: 'Upper back', fr: 'Haut du dos' },
	traps: { en: 'Trapezius', fr: 'Trapèzes' },
	chest: { en: 'Chest', fr: 'Pectoraux' },
	front_delts: { en: 'Front shoulders', fr: 'Avant des épaules' },
	side_delts: { en: 'Side shoulders', fr: 'Côté des épaules' },
	rear_delts: { en: 'Rear shoulders', fr: 'Arrière des épaules' },
	rotator_cuff: { en: 'Rotator cuff', fr: 'Coiffe des rotateurs' },
	biceps: { en: 'Biceps', fr: 'Biceps' },
	triceps: { en: 'Triceps', fr: 'Triceps' },
	forearms: { en: 'Forearms and grip', fr: 'Avant-bras et prise' },
} as const satisfies Record<string, Bilingual>

export const equipment = {
	none: { en: 'No equipment', fr: 'Sans matériel' },
	barbell: { en: 'Barbell', fr: 'Barre' },
	dumbbell: { en: 'Dumbbells', fr: 'Haltères' },
	kettlebell: { en: 'Kettlebell', fr: 'Kettlebell' },
	trap_bar: { en: 'Trap bar', fr: 'Trap bar (barre hexagonale)' },
	machine: { en: 'Machine', fr: 'Machine' },
	cable: { en: 'Cable', fr: 'Poulie' },
	rack: { en: 'Rack', fr: 'Rack' },
	bench: { en: 'Bench', fr: 'Banc' },
	box: { en: 'Box or step', fr: 'Caisse ou marche' },
	pull_up_bar: { en: 'Pull-up bar', fr: 'Barre de traction' },
	dip_bars: { en: 'Dip bars', fr: 'Barres parallèles' },
	suspension: { en: 'Rings or straps', fr: 'Anneaux ou sangles' },
	band: { en: 'Band or strap', fr: 'Élastique ou sangle' },
	medicine_ball: { en: 'Medicine ball', fr: 'Médecine-ball' },
	stability_ball: { en: 'Stability ball', fr: 'Ballon de gym' },
	ab_wheel: { en: 'Ab wheel', fr: 'Roulette abdominale' },
	sled: { en: 'Sled', fr: 'Traîneau' },
	strongman: { en: 'Strongman gear', fr: 'Matériel de strongman' },
	cardio_machine: { en: 'Cardio machine', fr: 'Appareil de cardio' },
	bicycle: { en: 'Bicycle', fr: 'Vélo' },
	backpack: { en: 'Backpack', fr: 'Sac à dos' },
	jump_rope: { en: 'Jump rope', fr: 'Corde à sauter' },
	battle_rope: { en: 'Battle ropes', fr: 'Cordes ondulatoires' },
	foam_roller: { en: 'Foam roller', fr: 'Rouleau de massage' },
} as const satisfies Record<string, Bilingual>

export const movements = {
	squat: { en: 'Squat', fr: 'Squat' },
	lunge: { en: 'Lunge and step', fr: 'Fente et montée' },
	hinge: { en: 'Hip hinge', fr: 'Charnière de hanche' },
	horizontal_push: { en: 'Horizontal push', fr: 'Poussée horizontale' },
	vertical_push: { en: 'Vertical push', fr: 'Poussée verticale' },
	horizontal_pull: { en: 'Horizontal pull', fr: 'Tirage horizontal' },
	vertical_pull: { en: 'Vertical pull', fr: 'Tirage vertical' },
	isolation: { en: 'Isolation', fr: 'Isolation' },
	core: { en: 'Core', fr: 'Gainage et abdominaux' },
	carry: { en: 'Carry and sled', fr: 'Porté et traîneau' },
	olympic: { en: 'Weightlifting', fr: 'Haltérophilie' },
	plyometric: { en: 'Jump and throw', fr: 'Saut et lancer' },
	conditioning: { en: 'Conditioning', fr: 'Cardio et endurance' },
	mobility: { en: 'Mobility', fr: 'Mobilité' },
} as const satisfies Record<string, Bilingual>

/** What is written down for one set: which fields logging shows (rule 5.2) and which records count (5.3). */
export const trackingKinds = {
	reps_load: { en: 'Repetitions and load', fr: 'Répétitions et charge' },
	reps: { en: 'Repetitions', fr: 'Répétitions' },
	time: { en: 'Time', fr: 'Durée' },
	distance: { en: 'Distance', fr: 'Distance' },
	distance_time: { en: 'Distance and time', fr: 'Distance et durée' },
} as const satisfies Record<string, Bilingual>

export type MuscleGroup = keyof typeof muscleGroups
export type Equipment = keyof typeof equipment
export type Movement = keyof typeof movements
export type TrackingKind = keyof typeof trackingKinds
