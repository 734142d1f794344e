/** XML as text with places in it: what is not changed stays letter for letter as it was. */

/** A tag and where it stands. `name` is without its namespace's prefix. */
export interface Tag {
  readonly name: string
  readonly kind: 'open' | 'close' | 'empty'
  readonly start: number
  readonly end: number
}

const expressions = new Map<string, RegExp>()

/** Finds the tags of these names and passes over comments and CDATA. Sheets have millions of tags: no loop of ours. */
function tagExpression(names: readonly string[]): RegExp {
  const key = names.join('|')
  const known = expressions.get(key)
  if (known !== undefined) return known
  const attributes = `([^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*)`
  const made = new RegExp(
    `<!--[^]*?-->|<!\\[CDATA\\[[^]*?\\]\\]>|<(/?)(?:[\\w.-]+:)?(${key})(?![\\w.:-])${attributes}>`,
    'g',
  )
  expressions.set(key, made)
  return made
}

/** The tags of these names in a stretch of XML, in their order. */
export function tagsOf(xml: string, names: readonly string[], from = 0, to = xml.length): Tag[] {
  const whole = from === 0 && to === xml.length
  const tags: Tag[] = []
  for (const found of (whole ? xml : xml.slice(from, to)).matchAll(tagExpression(names))) {
    const [text, slash, name, attributes = ''] = found
    if (name === undefined) continue
    const start = from + found.index
    const kind = slash === '/' ? 'close' : attributes.endsWith('/') ? 'empty' : 'open'
    tags.push({ name, kind, start, end: start + text.length })
  }
  return tags
}

/** An element: its first tag, and where it ends. */
export interface Element {
  /** The first tag's text. */
  readonly tag: string
  readonly name: string
  readonly start: number
  readonly end: number
  /** What stands between its tags; empty for an empty element. */
  readonly inner: readonly [from: number, to: number]
}

/** All elements of these names, outermost first. Inner elements of a name that is found already are not listed. */
export function elementsOf(xml: string, names: readonly string[], from = 0, to = xml.length): Element[] {
  const found: Element[] = []
  let open: Tag | null = null
  let depth = 0
  for (const tag of tagsOf(xml, names, from, to)) {
    if (open !== null) {
      if (tag.name !== open.name || tag.kind === 'empty') continue
      depth += tag.kind === 'open' ? 1 : -1
      if (depth > 0) continue
      const { name, start, end } = open
      found.push({ tag: xml.slice(start, end), name, start, end: tag.end, inner: [end, tag.start] })
      open = null
    } else {
      const { name, start, end } = tag
      if (tag.kind === 'empty')
        found.push({ tag: xml.slice(start, end), name, start, end, inner: [end, end] })
      else if (tag.kind === 'open') {
        open = tag
        depth = 1
      }
    }
  }
  return found
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text as it is meant. */
export const unescapeXml = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })

/** Text as XML writes it. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"\r]/g, (char) =>
    char === '\r' ? '&#13;' : ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }[char] ?? char),
  )

const patterns = new Map<string, RegExp>()
function pattern(name: string): RegExp {
  const known = patterns.get(name)
  if (known !== undefined) return known
  // Only whole names: `r` is not `xr:r`.
  const made = new RegExp(`(\\s)(${name})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
  patterns.set(name, made)
  return made
}

/** An attribute's value; null where the tag has none. A name may be a pattern (`(?:\w+:)?id`). */
export function attribute(tag: string, name: string): string | null {
  const found = pattern(name).exec(tag)
  return found === null ? null : unescapeXml(found[3] ?? found[4] ?? '')
}

/** The tag with the attribute set; null takes it out. */
export function withAttribute(tag: string, name: string, value: string | null): string {
  const at = pattern(name).exec(tag)
  if (at !== null) {
    const text = value === null ? '' : `${at[1]}${at[2]}="${escapeXml(value)}"`
    return tag.slice(0, at.index) + text + tag.slice(at.index + at[0].length)
  }
  return value === null
    ? tag
    : tag.replace(/\s*\/?>$/, (end) => ` ${name}="${escapeXml(value)}"${end.trim()}`)
}

/** A stretch of text replaced by another. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The text with all the splices, none of which overlap. */
export function spliced(text: string, splices: readonly Splice[]): string {
  if (splices.length === 0) return text
  const pieces: string[] = []
  let at = 0
  for (const { start, end, text: piece } of [...splices].sort((a, b) => a.start - b.start || a.end - b.end)) {
    pieces.push(text.slice(at, start), piece)
    at = end
  }
  pieces.push(text.slice(at))
  return pieces.join('')
}
