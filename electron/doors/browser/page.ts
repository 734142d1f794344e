/** The built face as files: what both doors that show it (Electron's scheme and the loopback server) have in common. */
import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'

/**
 * The page may load its own scripts and nothing from outside. Inline styles are needed: Ant Design and AG Grid put
 * style elements into the page.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers of every answer. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
}

export interface PageFile {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/**
 * The file of the face that a URL's path names, `/` being index.html; null where there is none, and for every path
 * that leads out of the folder.
 */
export async function pageFile(folder: string, pathname: string): Promise<PageFile | null> {
  let path: string
  try {
    path = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (/[\\\0]/.test(path) || path.split('/').includes('..')) return null
  const root = resolve(folder)
  const file = resolve(join(root, path.endsWith('/') ? `${path}index.html` : path))
  if (!file.startsWith(root + sep)) return null
  const type = types[extname(file).toLowerCase()]
  if (type === undefined) return null
  try {
    return { type, bytes: new Uint8Array(await readFile(file)) }
  } catch {
    return null
  }
}
