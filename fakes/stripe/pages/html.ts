/** Text that is safe inside HTML; only what went through here or `html` gets onto a page. */
export class Html {
	readonly text: string
	constructor(text: string) {
		this.text = text
	}
}

const escaped = (value: unknown): string => {
	if (value instanceof Html) return value.text
	if (Array.isArray(value)) return value.map(escaped).join('')
	if (value === null || value === undefined || value === false) return ''
	return String(value).replaceAll(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`)
}

export const html = (parts: TemplateStringsArray, ...values: unknown[]): Html =>
	new Html(parts.reduce((whole, part, index) => whole + escaped(values[index - 1]) + part))

const style = new Html(`
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 30rem; padding: 2rem 1rem; }
.fake { border: 1px dashed; border-radius: .5rem; font-size: .875rem; padding: .5rem .75rem; }
label, legend { display: block; font-weight: 600; margin-top: 1rem; }
label.choice { font-weight: 400; margin-top: .5rem; }
fieldset { border: 0; margin: 0; padding: 0; }
input:not([type=radio], [type=checkbox]) { box-sizing: border-box; font: inherit; padding: .5rem; width: 100%; }
input[type=radio], input[type=checkbox] { height: 1.5rem; margin: 0 .5rem 0 0; vertical-align: middle; width: 1.5rem; }
button { font: inherit; font-weight: 600; margin-top: 1.5rem; min-height: 2.75rem; padding: .5rem 1rem; }
.wrong { color: light-dark(#b00020, #ffb4ab); margin: .25rem 0 0; }
dl { display: grid; gap: .25rem 1rem; grid-template-columns: 1fr auto; }
dd { margin: 0; text-align: right; }
table { border-collapse: collapse; width: 100%; }
td, th { border-bottom: 1px solid; padding: .25rem .5rem .25rem 0; text-align: left; }
`)

export const page = (title: string, body: Html) => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · fake Stripe</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="fake">This is a fake Stripe on this computer. No card is charged; use test cards only.</p>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`
