// Whether the house is built as planned (architecture.md): who imports whom, what lies where, how long things are.
import { lengthFindings } from './house/length.ts'
import { mapFindings } from './house/map.ts'
import { report } from './house/report.ts'
import { filesBelow, sourcesBelow } from './house/source.ts'

const everywhere = ['src', 'checks', 'demo', 'bin', 'e2e', 'bench', 'fakes']
const sources = sourcesBelow(...everywhere)
const house = sources.filter(({ path }) => path.startsWith('src/'))
report('feature map', [...mapFindings(house, filesBelow('src')), ...lengthFindings(sources)])
