import { main, serve } from './server.ts'

// What npm start runs while it still builds the pages: database, migrations and first data are made ready meanwhile.
const pages = new Promise<void>((resolve) => process.once('message', () => resolve()))
await main((settings) => serve({ settings, pages }))
