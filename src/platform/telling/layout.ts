import { m } from '#messages'
import type { Locale } from '../actor.ts'

export type MailParts = {
	subject: string
	/** Plain text; paragraphs parted by an empty line. */
	body: string
	button: string
	link: string
	studioName: string
	brand: string | null
	locale: Locale
	essential: boolean
}

const pitchGreen = '#1d6b45'

/** One mail as HTML with inlined styles and as plain text, from the same words. Escapes everything. */
export function renderMail(parts: MailParts): { html: string; text: string } {
	const say = { locale: parts.locale }
	const paragraphs = parts.body
		.split(/\n{2,}/)
		.map((each) => each.trim())
		.filter(Boolean)
	const why = m.mail_why({ studio: parts.studioName }, say)
	const settings = new URL('/notifications', parts.link).href
	const footer = parts.essential ? why : `${why} ${m.mail_choose({}, say)}`
	const text = [
		...paragraphs,
		`${parts.button}: ${parts.link}`,
		'-- ',
		footer,
		...(parts.essential ? [] : [settings]),
	].join('\n\n')
	const html = `<!doctype html><html lang="${parts.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(parts.subject)}</title></head>
<body style="margin:0;padding:24px 12px;background:#f6f4f0;color:#26231f;font:16px/1.55 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:14px">
<tr><td style="padding:28px 32px 4px;font-weight:600;color:${parts.brand ?? pitchGreen}">${escaped(parts.studioName)}</td></tr>
<tr><td style="padding:8px 32px 28px">
${paragraphs.map((each) => `<p style="margin:0 0 16px">${escaped(each).replaceAll('\n', '<br>')}</p>`).join('\n')}
<p style="margin:24px 0 8px"><a href="${escaped(parts.link)}" style="display:inline-block;padding:12px 22px;border-radius:10px;background:${parts.brand ?? pitchGreen};color:#ffffff;text-decoration:none;font-weight:600">${escaped(parts.button)}</a></p>
</td></tr></table>
<p style="max-width:560px;margin:16px auto;color:#6b655c;font-size:13px">${escaped(why)}${parts.essential ? '' : ` <a href="${escaped(settings)}" style="color:#6b655c">${escaped(m.mail_choose({}, say))}</a>`}</p>
</td></tr></table></body></html>`
	return { html, text }
}

const escaped = (text: string): string =>
	text.replace(
		/[&<>"']/g,
		(sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign,
	)
