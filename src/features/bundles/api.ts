import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { bundle } from './queries/bundle.ts'
import { bundleDates, datesByHand } from './queries/dates.ts'
import { myBundles, ofClient, ofTemplate, openOffers } from './queries/lists.ts'
import { bundleTemplate, templates } from './queries/templates.ts'
import { bundleTimes } from './queries/times.ts'
import { archiveTemplate } from './use-cases/archive-template.ts'
import { confirmBundle } from './use-cases/confirm-bundle.ts'
import { createTemplate } from './use-cases/create-template.ts'
import { declineBundle } from './use-cases/decline-bundle.ts'
import { editTemplate } from './use-cases/edit-template.ts'
import { notifyClient } from './use-cases/notify-client.ts'
import { offerBundle } from './use-cases/offer-bundle.ts'
import { planBundle } from './use-cases/plan-bundle.ts'
import { restoreTemplate } from './use-cases/restore-template.ts'
import { undoConfirmation } from './use-cases/undo-confirmation.ts'
import { withdrawBundle } from './use-cases/withdraw-bundle.ts'

const read = 'bundles:read'
const write = 'bundles:write'

const ofTemplates: ApiRoute[] = [
	apiRoute('get', '/bundle-templates', templates, { scope: read, summary: 'Bundles to offer' }),
	apiRoute('post', '/bundle-templates', createTemplate, {
		scope: write,
		summary: 'Make a bundle to offer',
		status: 201,
	}),
	apiRoute('get', '/bundle-templates/{templateId}', bundleTemplate, {
		scope: read,
		summary: 'One bundle to offer, with its lines',
	}),
	apiRoute('put', '/bundle-templates/{templateId}', editTemplate, {
		scope: write,
		summary: 'Change what is offered from now on; offers that were made stay as they are',
	}),
	apiRoute('post', '/bundle-templates/{templateId}/archive', archiveTemplate, {
		scope: write,
		summary: 'Offer a bundle to nobody any more',
	}),
	apiRoute('post', '/bundle-templates/{templateId}/restore', restoreTemplate, {
		scope: write,
		summary: 'Bring a bundle to offer back',
	}),
	apiRoute('get', '/bundle-templates/{templateId}/bundles', ofTemplate, {
		scope: read,
		summary: 'What was offered from a template, the newest first',
	}),
]

export const bundlesApi: ApiRoute[] = [
	...ofTemplates,
	apiRoute('post', '/bundles', offerBundle, {
		scope: write,
		summary: 'Offer a bundle to a client, who is told',
		status: 201,
	}),
	apiRoute('get', '/bundles/open', openOffers, { scope: read, summary: 'Offers that wait for an answer' }),
	apiRoute('get', '/me/bundles', myBundles, {
		scope: read,
		summary: 'Bundles one is offered, and which sessions are part of one',
	}),
	apiRoute('get', '/clients/{clientId}/bundles', ofClient, {
		scope: read,
		summary: 'Bundles a client was offered, the newest first',
	}),
	apiRoute('get', '/bundles/{bundleId}', bundle, {
		scope: read,
		summary: 'One bundle: what was offered, and what came of it',
	}),
	apiRoute('get', '/bundles/{bundleId}/times', bundleTimes, {
		scope: read,
		summary: 'Free times of one session of a bundle, 62 days at most',
	}),
	apiRoute('post', '/bundles/{bundleId}/dates', bundleDates, {
		scope: read,
		summary: 'The dates that follow from the first one, each checked',
	}),
	apiRoute('post', '/bundles/{bundleId}/dates-by-hand', datesByHand, {
		scope: read,
		summary: 'Dates that staff would choose by hand, each with what is in its way',
	}),
	apiRoute('post', '/bundles/{bundleId}/confirm', confirmBundle, {
		scope: write,
		summary: 'Take the dates of all sessions of a bundle, as the client one is: all or none',
	}),
	apiRoute('post', '/bundles/{bundleId}/plan', planBundle, {
		scope: write,
		summary: 'Choose the dates of a bundle for its client, with or without telling them: all or none',
	}),
	apiRoute('post', '/bundles/{bundleId}/notify', notifyClient, {
		scope: write,
		summary: 'Tell a client of all sessions of a bundle in one message',
	}),
	apiRoute('post', '/bundles/{bundleId}/decline', declineBundle, {
		scope: write,
		summary: 'Decline a bundle, as the client one is',
	}),
	apiRoute('post', '/bundles/{bundleId}/withdraw', withdrawBundle, {
		scope: write,
		summary: 'Take an offer back that has not been answered',
	}),
	apiRoute('post', '/bundle-confirmations/{eventId}/undo', undoConfirmation, {
		scope: write,
		summary: 'Take the dates of a bundle back: what is still to come is called off',
	}),
]
