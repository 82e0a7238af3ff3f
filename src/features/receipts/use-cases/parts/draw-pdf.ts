import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { Frozen, Paper } from '../../rules/content.ts'
import { inOwnLetters } from '../../rules/letters.ts'
import { qrPath } from '../../rules/qr.ts'

const packages = createRequire(import.meta.url)
const fonts = {
	own: [
		'@expo-google-fonts/figtree/400Regular/Figtree_400Regular.ttf',
		'@expo-google-fonts/figtree/600SemiBold/Figtree_600SemiBold.ttf',
	],
	wide: ['dejavu-fonts-ttf/ttf/DejaVuSans.ttf', 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'],
} as const
const read = new Map<string, Buffer>()

function font(path: string): Buffer {
	const known = read.get(path) ?? readFileSync(packages.resolve(path))
	read.set(path, known)
	return known
}

const margin = 50
const width = 595.28 - 2 * margin
const [ink, soft, line] = ['#1f231d', '#5f5a51', '#c9c5bb']
type Doc = PDFKit.PDFDocument

/**
 * A document as PDF, A4. Nothing of it comes from elsewhere: fonts lie beside the program, names are text and nothing else. The same
 * content makes the same bytes, as long as the program is the same; what was handed out is kept all the same.
 */
export async function drawPdf({ paper, issuedAt, locale, issuer, studio }: Frozen): Promise<Buffer> {
	const doc = new PDFDocument({
		...{ size: 'A4', margin, lang: locale, tagged: true, displayTitle: true, pdfVersion: '1.7' },
		font: null as unknown as string,
		info: {
			Title: `${paper.title} ${paper.number}`,
			Author: issuer.legalName || studio,
			Producer: 'Touchline',
			Creator: 'Touchline',
			CreationDate: new Date(issuedAt),
		},
	})
	const bytes: Buffer[] = []
	doc.on('data', (part: Buffer) => bytes.push(part))
	const done = new Promise<void>((resolve) => doc.on('end', resolve))
	const [regular, bold] = inOwnLetters(JSON.stringify(paper)) ? fonts.own : fonts.wide
	doc.registerFont('regular', font(regular)).registerFont('bold', font(bold))
	draw(doc, paper)
	doc.end()
	await done
	return Buffer.concat(bytes)
}

type Words = {
	at?: [number, number]
	wide?: number
	size?: number
	bold?: boolean
	colour?: string
	align?: 'right'
}

function draw(doc: Doc, paper: Paper): void {
	const root = doc.struct('Document')
	doc.addStructure(root)
	const say = (
		type: string,
		text: string,
		{ at, wide = width, size = 10, bold, colour = ink, align }: Words = {},
	) => {
		const words = () => {
			doc
				.font(bold ? 'bold' : 'regular')
				.fontSize(size)
				.fillColor(colour)
			doc.text(text, at?.[0] ?? margin, at?.[1] ?? doc.y, {
				width: wide,
				lineGap: 2,
				...(align ? { align } : {}),
			})
		}
		root.add(doc.struct(type, {}, words))
	}
	heads(doc, paper, say)
	parties(doc, paper, say)
	table(doc, paper, say)
	for (const { label, value, strong } of paper.sums) {
		const y = doc.y + 4
		const look = strong ? { bold: true, size: 12 } : {}
		say('P', label, { at: [margin, y], wide: width - 110, align: 'right', ...look })
		const under = doc.y
		say('P', value, { at: [margin + width - 100, y], wide: 100, align: 'right', ...look })
		doc.y = Math.max(under, doc.y)
	}
	doc.y += 18
	for (const note of paper.notes) {
		say('P', note, { size: 9.5 })
		doc.y += 4
	}
	proof(doc, paper, say)
	root.end()
}

type Say = (type: string, text: string, words?: Words) => void

function heads(doc: Doc, paper: Paper, say: Say): void {
	say('H1', paper.title, { at: [margin, margin], size: 22, bold: true })
	say('P', paper.number, { size: 12, colour: soft })
	doc.y += 22
}

/** Who issues it on the left, who paid in the middle, when and how on the right. */
function parties(doc: Doc, { from, to, facts }: Paper, say: Say): void {
	const top = doc.y
	const column = (width - 40) / 3
	const ends: number[] = []
	for (const [n, party] of [from, to].entries()) {
		const x = margin + n * (column + 20)
		say('P', party.label, { at: [x, top], wide: column, size: 9, colour: soft })
		say('P', party.name, { at: [x, doc.y + 2], wide: column, bold: true })
		for (const each of party.lines) say('P', each, { at: [x, doc.y], wide: column })
		ends.push(doc.y)
	}
	const x = margin + 2 * (column + 20)
	doc.y = top
	for (const { label, value } of facts) {
		say('P', label, { at: [x, doc.y], wide: column, size: 9, colour: soft })
		say('P', value, { at: [x, doc.y], wide: column })
		doc.y += 5
	}
	doc.y = Math.max(doc.y, ...ends) + 24
}

function table(doc: Doc, { columns, rows }: Paper, say: Say): void {
	const fixed = columns.length === 6 ? [66, 50, 78, 44, 84] : [70, 54, 90, 90]
	const widths = [width - fixed.reduce((sum, each) => sum + each, 0), ...fixed]
	const row = (cells: readonly string[], look: Words) => {
		const y = doc.y
		let [x, lowest] = [margin, y]
		for (const [n, cell] of cells.entries()) {
			const wide = (widths[n] ?? 0) - (n === cells.length - 1 ? 0 : 6)
			say('P', cell, { ...look, at: [x, y], wide, ...(n > 1 ? { align: 'right' as const } : {}) })
			lowest = Math.max(lowest, doc.y)
			x += widths[n] ?? 0
		}
		doc.y = lowest + 5
		rule(doc)
		doc.y += 7
	}
	row(columns, { size: 9, colour: soft })
	for (const cells of rows) row(cells, {})
}

function rule(doc: Doc): void {
	const { y } = doc
	doc.markContent('Artifact', { type: 'Layout' })
	doc
		.moveTo(margin, y)
		.lineTo(margin + width, y)
		.lineWidth(0.7)
		.strokeColor(line)
		.stroke()
	doc.endMarkedContent()
}

/** The link in words and as a code: on paper too, whoever holds it can check it. */
function proof(doc: Doc, { check }: Paper, say: Say): void {
	const side = 64
	if (doc.y + side + 30 > doc.page.height - margin) doc.addPage()
	const top = doc.y + 14
	const { size, path } = qrPath(check.address)
	doc.markContent('Artifact', { type: 'Layout' })
	doc
		.save()
		.translate(margin, top)
		.scale(side / size)
		.path(path)
		.fill(ink)
		.restore()
	doc.endMarkedContent()
	const at = margin + side + 16
	say('P', check.words, { at: [at, top], wide: width - side - 16, size: 9, colour: soft })
	const y = doc.y
	say('P', check.address, { at: [at, y], wide: width - side - 16, size: 8 })
	doc.link(at, y, width - side - 16, doc.y - y, check.address)
}
