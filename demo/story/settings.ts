/** Camille's own words for one message (13.1). Input of `notifications.write-text`. */
export const ownWords = {
	kind: 'program-available',
	locale: 'fr',
	subject: 'Votre programme {program} vous attend',
	body:
		'Bonjour {firstName},\n\n{coach} vient de mettre « {program} » à votre disposition ({weeks}). ' +
		'Choisissez le jour où vous commencez : tout se place sur votre calendrier.\n\nÀ bientôt à l’atelier !',
} as const
