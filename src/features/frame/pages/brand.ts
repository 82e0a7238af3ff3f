import { m } from '#messages'
import type { StudioBrand } from '#ui/nav.ts'
import type { Around } from '../queries/around.ts'

/** The studio as the shells show it. The demo is clearly a demo (quality 3). */
export const brandOf = ({ name, colour, demo }: Around['studio']): StudioBrand => ({
	name,
	colour,
	remark: demo ? m.frame_demo() : undefined,
})
