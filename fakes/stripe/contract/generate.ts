// node fakes/stripe/contract/generate.ts: writes contract.json anew from the type declarations of the installed `stripe` package.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { derived } from './derive.ts'

const { operations, objects, ...head } = derived()
/** One line for each operation and object, so that a change of Stripe's is read as one. */
const lines = (of: object) =>
	Object.entries(of)
		.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
		.join(',\n')
const text = `{
"from": ${JSON.stringify(head.from)},
"version": ${JSON.stringify(head.version)},
"operations": {
${lines(operations)}
},
"objects": {
${lines(objects)}
}
}
`
writeFileSync(join(import.meta.dirname, 'contract.json'), text)
