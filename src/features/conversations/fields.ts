import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { longestBody } from './rules/lengths.ts'
import { offerStates } from './rules/offer-state.ts'

export const Body = z.string().trim().max(longestBody)
/** Made by the device that sends it, as UUID: sent again it is the same message. */
export const MessageId = Id

export const OfferView = z.object({
	id: z.string(),
	name: z.string(),
	sessions: z.number(),
	priceMinor: z.number(),
	currency: z.string(),
	validMonths: z.number().nullable(),
	offersRenewal: z.boolean(),
	state: z.enum(offerStates),
	expiresAt: z.date(),
	packageId: z.string().nullable(),
	/** What is still to be paid of it, once it is accepted. */
	obligationId: z.string().nullable(),
	openMinor: z.number(),
})
export type OfferView = z.output<typeof OfferView>

/** 9.1: a page of ours that the reader may open. */
export const LinkCard = z.object({
	address: z.string(),
	href: z.string(),
	kind: z.enum(['program', 'workout', 'package', 'booking']),
	title: z.string(),
})
export type LinkCard = z.output<typeof LinkCard>

export const MessageView = z.object({
	id: z.string(),
	seq: z.number(),
	/** Where it last changed: what a stream goes on from. */
	changed: z.number(),
	/** Null: by the client. */
	staffId: z.string().nullable(),
	author: z.string(),
	body: z.string(),
	at: z.date(),
	deleted: z.boolean(),
	files: z.array(z.object({ id: z.string(), name: z.string(), bytes: z.number() })),
	offer: OfferView.nullable(),
	cards: z.array(LinkCard),
})
export type MessageView = z.output<typeof MessageView>
