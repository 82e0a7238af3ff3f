import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { consent, looks } from './queries/consent.ts'
import { metrics } from './queries/metrics.ts'
import { ofClient } from './queries/of-client.ts'
import { archiveMetric } from './use-cases/archive-metric.ts'
import { createMetric } from './use-cases/create-metric.ts'
import { deleteMeasurement } from './use-cases/delete-measurement.ts'
import { deletePhoto } from './use-cases/delete-photo.ts'
import { editMeasurement } from './use-cases/edit-measurement.ts'
import { editMetric } from './use-cases/edit-metric.ts'
import { moveMetric } from './use-cases/move-metric.ts'
import { record } from './use-cases/record.ts'
import { reservePhoto } from './use-cases/reserve-photo.ts'
import { restoreMetric } from './use-cases/restore-metric.ts'
import { turnOff } from './use-cases/turn-off.ts'
import { turnOn } from './use-cases/turn-on.ts'
import { undoDelete } from './use-cases/undo-delete.ts'

const reads = (summary: string) => ({ scope: 'measurements:read', summary })
const writes = (summary: string) => ({ scope: 'measurements:write', summary })

/** Agreeing, withdrawing and erasing are the client's own, in person: no key can do them. */
export const measurementRoutes: ApiRoute[] = [
	apiRoute('get', '/metrics', metrics, reads('What the studio measures, and whether it does')),
	apiRoute('post', '/metrics', createMetric, { ...writes('A metric of the studio’s own'), status: 201 }),
	apiRoute('patch', '/metrics/{metricId}', editMetric, writes('Another name, unit or number of decimals')),
	apiRoute('post', '/metrics/{metricId}/move', moveMetric, writes('One place up or down')),
	apiRoute('post', '/metrics/{metricId}/archive', archiveMetric, writes('Measure it no more; values stay')),
	apiRoute('post', '/metrics/{metricId}/restore', restoreMetric, writes('Measure it again')),
	apiRoute('post', '/measurements/turn-on', turnOn, writes('Turn measurements on')),
	apiRoute('post', '/measurements/turn-off', turnOff, writes('Turn measurements off; nothing is lost')),
	apiRoute('get', '/clients/{clientId}/measurement-consent', consent, reads('Whether a client agrees')),
	apiRoute('get', '/clients/{clientId}/measurement-looks', looks, reads('Who of the staff looked, and when')),
	apiRoute(
		'get',
		'/clients/{clientId}/measurements',
		ofClient,
		reads('What was measured of a client who agrees, metric by metric, and their photos'),
	),
	apiRoute('post', '/clients/{clientId}/measurements', record, {
		...writes('Values of one day by metric; kilograms and centimetres unless `units` says otherwise'),
		status: 201,
	}),
	apiRoute('patch', '/measurements/{measurementId}', editMeasurement, writes('Correct one value')),
	apiRoute('delete', '/measurements/{measurementId}', deleteMeasurement, writes('Take one value away')),
	apiRoute('post', '/measurements/undo', undoDelete, writes('Put a deleted value back, within 30 days')),
	apiRoute('post', '/clients/{clientId}/photos', reservePhoto, {
		...writes('Announce a photo; then PUT its bytes to /photos/{photoId}'),
		status: 201,
	}),
	apiRoute('delete', '/photos/{photoId}', deletePhoto, writes('Delete a photo for good')),
]
