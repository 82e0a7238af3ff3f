import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

const icon = /@lucide\/svelte\/dist\/icons\/[\w-]+\.svelte$/

/**
 * Lucide's icons as plain SVG. The package draws each from data at run time, with five times the markup: in a list of
 * fifty that was a third of the page. What all have in common is said once, in base.css.
 */
export const plainIcons = (): Plugin => ({
	name: 'plain-icons',
	enforce: 'pre',
	load: {
		filter: { id: icon },
		async handler(id) {
			const data = /const iconData = (\{.*\});/.exec(await readFile(id, 'utf8'))?.[1]
			if (!data) throw new Error(`${id} no longer says its shape as iconData`)
			const { size, node } = JSON.parse(data) as { size: number; node: [string, Record<string, string>][] }
			const shapes = node.map(([tag, attributes]) => `<${tag}${written(attributes)} />`).join('')
			return `<script>
	let { size = ${size}, strokeWidth = 2, class: extra, ...rest } = $props()
</script>
<svg class={['lucide', extra]} width={size} height={size} viewBox="0 0 ${size} ${size}" stroke-width={strokeWidth} aria-hidden="true" {...rest}>${shapes}</svg>
`
		},
	},
})

const written = (attributes: Record<string, string>): string =>
	Object.entries(attributes)
		.map(([name, value]) => ` ${name}="${value}"`)
		.join('')
