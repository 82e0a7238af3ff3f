import { SaxesParser } from 'saxes'
import { RecordingProblem, recordingLimits } from './recording.ts'

export type Element = { name: string; attributes: Record<string, string> }

/** What wants to hear of a document: an element begins; it ends, with the text that stood in it alone. */
export type Listener = {
	begins: (element: Element, path: readonly string[]) => void
	ends: (name: string, text: string, path: readonly string[]) => void
}

const piece = 64 * 1024

/**
 * Reads XML piece by piece and keeps nothing of it. Entities are never made larger than they are: a document with a DTD is
 * refused at its first sign, and so is one whose elements stand too deep in one another.
 */
export function readXml(text: string, listenerFor: (root: string) => Listener): void {
	const parser = new SaxesParser({ xmlns: false })
	const path: string[] = []
	let listener: Listener | null = null
	let said = ''
	const broken = () => {
		throw new RecordingProblem('recording_broken')
	}
	parser.on('doctype', broken)
	parser.on('error', broken)
	parser.on('opentag', ({ name, attributes }) => {
		const local = withoutPrefix(name)
		if (path.length >= recordingLimits.depth) broken()
		listener ??= listenerFor(local)
		path.push(local)
		said = ''
		listener.begins({ name: local, attributes }, path)
	})
	const hear = (words: string) => {
		if (said.length < recordingLimits.text) said += words.slice(0, recordingLimits.text)
	}
	parser.on('text', hear)
	parser.on('cdata', hear)
	parser.on('closetag', ({ name }) => {
		listener?.ends(withoutPrefix(name), said.trim(), path)
		path.pop()
		said = ''
	})
	for (let at = 0; at < text.length; at += piece) {
		// A DTD that doesn't end would otherwise be gathered up before it is reported.
		if (at === 0 && /<!DOCTYPE/i.test(text.slice(0, piece))) broken()
		parser.write(text.slice(at, at + piece))
	}
	parser.close()
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1)
