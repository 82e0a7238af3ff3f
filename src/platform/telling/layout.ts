import { m } from '#messages'
import type { Locale } from '../actor.ts'
import type { FormOfAddress } from './kinds.ts'
import { grounds, mailColours } from './mail-colours.ts'

export type MailParts = {
	subject: string
	/** Plain text; paragraphs parted by an empty line. */
	body: string
	button: string
	link: string
	studioName: string
	brand: string | null
	locale: Locale
	form: FormOfAddress
	essential: boolean
	/** Where one press stops this kind of mail, without logging in. Not for essential ones. */
	stop?: string
}

/** One mail as HTML with inlined styles and as plain text, from the same words. Escapes everything. */
export function renderMail(parts: MailParts): { html: string; text: string } {
	const paragraphs = parts.body
		.split(/\n{2,}/)
		.map((each) => each.trim())
		.filter(Boolean)
	const footer = footerOf(parts)
	return { html: htmlOf(parts, paragraphs, footer), text: textOf(parts, paragraphs, footer) }
}

type Footer = { why: string; links: { words: string; href: string }[] }

function footerOf(parts: MailParts): Footer {
	const say = { locale: parts.locale }
	const why = m.mail_why({ studio: parts.studioName, form: parts.form }, say)
	if (parts.essential) return { why, links: [] }
	const choose = {
		words: m.mail_choose({ form: parts.form }, say),
		href: new URL('/account/notifications', parts.link).href,
	}
	return { why, links: [...(parts.stop ? [{ words: m.mail_stop({}, say), href: parts.stop }] : []), choose] }
}

function textOf(parts: MailParts, paragraphs: string[], footer: Footer): string {
	const colon = parts.locale === 'fr' ? '\u00a0:' : ':'
	const links = footer.links.map(({ words, href }) => `${words}${colon} ${href}`)
	return `${[...paragraphs, `${parts.button}${colon}\n${parts.link}`, ['-- ', footer.why, ...links].join('\n')].join('\n\n')}\n`
}

const font = `-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif`

// Tables and inlined styles are what every mail program understands. The style sheet only adds: dark where the program
// follows the device (Outlook's own dark mode asks for data-ogsc), and less air on small screens.
function htmlOf(parts: MailParts, paragraphs: string[], footer: Footer): string {
	const { light, dark } = mailColours(parts.brand)
	const words = paragraphs
		.map((each) => `<p style="margin:0 0 16px;padding:0">${escaped(each).replaceAll('\n', '<br>')}</p>`)
		.join('\n')
	return `<!doctype html>
<html lang="${parts.locale}" dir="ltr" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<title>${escaped(parts.subject)}</title>
<style>
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){${darkRules('', dark)}}
${darkRules('[data-ogsc] ', dark)}
@media (max-width:480px){.tl-page{padding:0!important}.tl-card{border-radius:0!important}.tl-in{padding-left:22px!important;padding-right:22px!important}}
</style>
</head>
<body class="tl-ground" style="margin:0;padding:0;background:#f4f3ef;-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${escaped(glance(paragraphs))}${'&#8199;&#65279;&#847; '.repeat(24)}</div>
<table role="presentation" class="tl-ground" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f4f3ef" style="background:#f4f3ef"><tr><td class="tl-page" align="center" style="padding:32px 12px">
<table role="presentation" class="tl-card" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" style="max-width:560px;background:#ffffff;border-radius:12px">
<tr><td class="tl-in" style="padding:30px 40px 0;font:600 15px/1.4 ${font};color:${light.words}"><span class="tl-brand">${escaped(parts.studioName)}</span></td></tr>
<tr><td class="tl-in tl-ink" style="padding:14px 40px 0;color:#23261f;font-family:${font}"><h1 class="tl-ink" style="margin:0;font:650 22px/1.3 ${font};letter-spacing:-0.01em;color:#23261f">${escaped(parts.subject)}</h1></td></tr>
<tr><td class="tl-in tl-ink" style="padding:16px 40px 0;color:#23261f;font:400 16px/1.6 ${font};overflow-wrap:anywhere">
${words}
</td></tr>
<tr><td class="tl-in" style="padding:10px 40px 38px">
<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td class="tl-button" bgcolor="${light.button}" style="border-radius:8px;background:${light.button}"><a class="tl-on-button" href="${escaped(parts.link)}" style="display:inline-block;padding:13px 24px;font:600 16px/1.25 ${font};color:${light.onButton};text-decoration:none;border-radius:8px">${escaped(parts.button)}</a></td></tr></table>
</td></tr>
</table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px"><tr><td class="tl-in tl-quiet" style="padding:20px 40px 12px;color:#5f5a51;font:400 13px/1.6 ${font}">${escaped(footer.why)}${linksOf(footer)}</td></tr></table>
</td></tr></table>
</body>
</html>`
}

function linksOf({ links }: Footer): string {
	const written = links.map(
		({ words, href }) =>
			`<a href="${escaped(href)}" class="tl-quiet" style="color:#5f5a51;text-decoration:underline">${escaped(words)}</a>`,
	)
	return written.length === 0 ? '' : `<br>${written.join(' &nbsp;·&nbsp; ')}`
}

function darkRules(
	under: string,
	{ words, button, onButton }: { words: string; button: string; onButton: string },
) {
	const rules = {
		'.tl-ground': 'background:#151815!important',
		'.tl-card': `background:${grounds.dark}!important`,
		'.tl-ink': 'color:#eceee8!important',
		'.tl-quiet': 'color:#b3b6ac!important',
		'.tl-brand': `color:${words}!important`,
		'.tl-button': `background:${button}!important`,
		'.tl-on-button': `color:${onButton}!important`,
	}
	return Object.entries(rules)
		.map(([name, rule]) => `${under}${name}{${rule}}`)
		.join('')
}

/** What an inbox shows beside the subject. */
const glance = (paragraphs: string[]): string => paragraphs.join(' ').replaceAll('\n', ' ').slice(0, 110)

const escaped = (text: string): string =>
	text.replace(
		/[&<>"']/g,
		(sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign,
	)
