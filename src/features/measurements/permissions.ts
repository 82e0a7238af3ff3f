import { coachOf, type OfClient } from '#features/clients/permissions.ts'
import { anyOf, type Permission, permission, theClient, theClientActing } from '#platform/permission.ts'

/** A client with what stands between their body's figures and everybody else (quality 3). */
export type Measured = OfClient & {
	/** Whether the studio measures at all (8.1). */
	on: boolean
	/** The consent that stands, to the text as it is now; null: nobody of the staff sees anything. */
	consentId: string | null
}

/** 1.3, quality 3: a coach of the client, never an assistant, and only from consent to withdrawal. */
export const coachWithConsent: Permission<Measured> = permission(
	'coach of the client, while the client consents and the studio measures',
	(asking, measured) =>
		measured.on && measured.consentId !== null ? coachOf.allows(asking, measured) : false,
)

/** What is a client's own they may always read, also when the studio has turned measurements off. */
export const mayRead: Permission<Measured> = anyOf<Measured>(theClient, coachWithConsent)

export const clientMeasuring: Permission<Measured> = permission(
	'the client, not archived, where the studio measures',
	(asking, measured) => measured.on && theClientActing.allows(asking, measured),
)

export const mayWrite: Permission<Measured> = anyOf<Measured>(clientMeasuring, coachWithConsent)
