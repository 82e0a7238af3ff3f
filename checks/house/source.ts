import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import ts from 'typescript'

export const root = join(import.meta.dirname, '../..')

export type Import = { line: number; specifier: string; typeOnly: boolean; target: string | null }
export type Func = { name: string; line: number; lines: number }
/** The first argument of a `useCase('…')` or `query('…')`. */
export type Named = { verb: 'useCase' | 'query'; name: string; line: number }
export type Source = {
	path: string
	lines: number
	text: string
	imports: Import[]
	functions: Func[]
	named: Named[]
}

const code = /\.(ts|mts|mjs|svelte)$/
const generated = 'src/platform/i18n/paraglide/'

/** Every file below these folders, with paths as git writes them. */
export function filesBelow(...folders: string[]): string[] {
	const there = folders.filter((folder) => existsSync(join(root, folder)))
	return there.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
			.filter((path) => !path.startsWith(generated))
			.sort(),
	)
}

/** The code of these folders, read and parsed. */
export const sourcesBelow = (...folders: string[]): Source[] =>
	filesBelow(...folders)
		.filter((path) => code.test(path))
		.map((path) => parse(path, readFileSync(join(root, path), 'utf8')))

/** One file: what it imports, its functions with their lengths, the names of its use-cases and queries. */
export function parse(path: string, text: string): Source {
	const source: Source = {
		path,
		text,
		lines: text.trimEnd().split('\n').length,
		imports: [],
		functions: [],
		named: [],
	}
	for (const script of scriptsOf(path, text)) {
		const tree = ts.createSourceFile(path, script, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS)
		visit(tree, tree, source)
	}
	return source
}

/** A component's scripts, with everything else blanked, so that line numbers stay true. */
function scriptsOf(path: string, text: string): string[] {
	if (!path.endsWith('.svelte')) return [text]
	return [...text.matchAll(/(<script[^>]*>)([\s\S]*?)<\/script>/g)].map((match) => {
		const start = match.index + (match[1]?.length ?? 0)
		return text.slice(0, start).replaceAll(/[^\n]/g, ' ') + match[2]
	})
}

function visit(node: ts.Node, tree: ts.SourceFile, source: Source): void {
	const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1
	if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
		addImport(source, line, node.moduleSpecifier, isTypeOnly(node))
	} else if (ts.isCallExpression(node)) {
		const [first] = node.arguments
		if (node.expression.kind === ts.SyntaxKind.ImportKeyword && first) addImport(source, line, first, false)
		else if (ts.isIdentifier(node.expression) && first && ts.isStringLiteral(first)) {
			const verb = node.expression.text
			if (verb === 'useCase' || verb === 'query') source.named.push({ verb, name: first.text, line })
		}
	} else if (ts.isFunctionLike(node) && 'body' in node && node.body) {
		const end = tree.getLineAndCharacterOfPosition(node.getEnd()).line + 1
		source.functions.push({ name: nameOf(node, tree), line, lines: end - line + 1 })
	}
	ts.forEachChild(node, (child) => visit(child, tree, source))
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
	if (ts.isExportDeclaration(node)) return node.isTypeOnly
	const { importClause: clause } = node
	if (!clause) return false
	if (clause.isTypeOnly) return true
	const { namedBindings: names } = clause
	return (
		!clause.name && !!names && ts.isNamedImports(names) && names.elements.every((each) => each.isTypeOnly)
	)
}

function addImport(source: Source, line: number, node: ts.Expression, typeOnly: boolean): void {
	if (!ts.isStringLiteralLike(node)) return
	const specifier = node.text
	source.imports.push({ line, specifier, typeOnly, target: targetOf(source.path, specifier) })
}

const aliases: Record<string, string> = {
	'#platform/': 'src/platform/',
	'#features/': 'src/features/',
	'#ui/': 'src/ui/',
	'#demo/': 'demo/',
	'#paraglide/': generated,
}

/** The file an import leads to, from the root; null for packages and for what SvelteKit makes. */
function targetOf(path: string, specifier: string): string | null {
	if (specifier === '#messages') return `${generated}messages.js`
	if (specifier.startsWith('.')) return posix.join(dirname(path), specifier)
	const alias = Object.keys(aliases).find((each) => specifier.startsWith(each))
	return alias ? (aliases[alias] ?? '') + specifier.slice(alias.length) : null
}

function nameOf(node: ts.Node, tree: ts.SourceFile): string {
	const named = node as { name?: ts.Node }
	if (named.name) return named.name.getText(tree)
	const { parent } = node
	if (parent && (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)))
		return parent.name.getText(tree)
	if (parent && ts.isCallExpression(parent)) return `the function given to ${parent.expression.getText(tree)}`
	return 'a function without a name'
}
