import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Request, Response } from 'restify'

type Asset = { type: string; content: Buffer }

const pages = join(import.meta.dirname, 'pages')
const icons = join(import.meta.dirname, '../../appPackage')

/** The package's main file is its minified build for browsers, which sets `window.microsoftTeams`. */
const teamsJs = createRequire(import.meta.url).resolve('@microsoft/teams-js')

const script = 'text/javascript; charset=utf-8'

/** Everything a page loads, by name: no path from a request ever reaches the file system. */
export function readAssets(): ReadonlyMap<string, Asset> {
  return new Map([
    ['teams-js.js', { type: script, content: readFileSync(teamsJs) }],
    ['sign-in.js', { type: script, content: readFileSync(join(pages, 'sign-in.js')) }],
    ['page.css', { type: 'text/css; charset=utf-8', content: readFileSync(join(pages, 'page.css')) }],
    ['icon.png', { type: 'image/png', content: readFileSync(join(icons, 'color.png')) }],
  ])
}

export function assetHandler({ type, content }: Asset): (req: Request, res: Response) => Promise<void> {
  return async (_req, res) => {
    res.sendRaw(200, content, { 'Content-Type': type, 'Cache-Control': 'public, max-age=3600' })
  }
}
