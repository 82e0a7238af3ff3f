import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderMail } from './layout.ts'
import { contrast, grounds, mailColours } from './mail-colours.ts'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

test('quality 6 whatever the studio’s colour, words and buttons in it can be read, light and dark', () => {
	fc.assert(
		fc.property(fc.oneof(hex, fc.constantFrom('#ffffff', '#000000', '#ffff00', '#808080')), (brand) => {
			const colours = mailColours(brand)
			for (const theme of ['light', 'dark'] as const) {
				const { words, button, onButton } = colours[theme]
				expect(contrast(words, grounds[theme])).toBeGreaterThanOrEqual(4.5)
				expect(contrast(button, grounds[theme])).toBeGreaterThanOrEqual(3)
				expect(contrast(onButton, button)).toBeGreaterThanOrEqual(4.5)
			}
		}),
		{ numRuns: 1000 },
	)
})

const parts = {
	subject: 'A <script>',
	body: 'One & two\nlines.\n\n"Three"',
	button: 'Go',
	link: 'https://studio.example.org/client?a=1&b=2',
	studioName: 'O\'Neil "Force"',
	brand: '#ffee00',
	locale: 'en' as const,
	form: 'vous' as const,
	essential: false,
	stop: 'https://studio.example.org/unsubscribe/token',
}

test('13.1 text and HTML say the same, and the HTML holds nothing of the words as markup', () => {
	const { html, text } = renderMail(parts)
	expect(text).toBe(`One & two
lines.

"Three"

Go:
https://studio.example.org/client?a=1&b=2

-- 
You get this because you are with O'Neil "Force".
Stop these messages: https://studio.example.org/unsubscribe/token
Choose what you are told: https://studio.example.org/account/notifications
`)
	expect(html).toContain('One &amp; two<br>lines.')
	expect(html).toContain('A &lt;script&gt;')
	expect(html).toContain('?a=1&amp;b=2"')
	expect(html).not.toMatch(/<script|<link|<img|url\(/)
})

test('13.1 essential mail offers no way out', () => {
	const { html, text } = renderMail({ ...parts, essential: true })
	expect(html + text).not.toContain('unsubscribe')
})
