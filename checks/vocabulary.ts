// Whether file names say what is in the files.
import { report } from './house/report.ts'
import { filesBelow } from './house/source.ts'
import { vocabularyFindings } from './house/vocabulary.ts'

report('vocabulary', vocabularyFindings(filesBelow('src').filter((path) => !path.startsWith('src/routes/'))))
