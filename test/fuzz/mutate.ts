/** Ways in which files come damaged or crafted; each a pure function of a file, its neighbours and a source of chance. */
import { readDirectory, readEntry, writeZip, type ZipPart } from '../../electron/files/zip/zip.ts'

/** Numbers from 0 to below 1, always the same for one seed. */
export type Chance = () => number

/** mulberry32: small, and good enough to choose with. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const below = (chance: Chance, most: number): number => Math.floor(chance() * most)

/** One of those, by chance. */
export function pick<T>(chance: Chance, from: readonly T[]): T {
  if (from.length === 0) throw new Error('nothing to choose from')
  return from[below(chance, from.length)] as T
}

type Bytes = Uint8Array

const joined = (...pieces: Bytes[]): Bytes => new Uint8Array(Buffer.concat(pieces))

function flip(bytes: Bytes, chance: Chance): Bytes {
  const out = bytes.slice()
  for (let left = 1 + below(chance, 20); left > 0; left -= 1) {
    const at = below(chance, out.length)
    out[at] = (out[at] ?? 0) ^ (1 << below(chance, 8))
  }
  return out
}

const truncate = (bytes: Bytes, chance: Chance): Bytes => bytes.slice(0, below(chance, bytes.length))

function splice(bytes: Bytes, chance: Chance, other: Bytes): Bytes {
  const at = below(chance, bytes.length)
  const from = below(chance, other.length)
  const piece = other.slice(from, from + below(chance, 2000))
  return chance() < 0.5
    ? joined(bytes.slice(0, at), piece, bytes.slice(at))
    : joined(bytes.slice(0, at), piece, bytes.slice(at + piece.length))
}

/** Little-endian fields set to what nobody expects: lengths, counts and offsets of binary formats. */
function fields(bytes: Bytes, chance: Chance): Bytes {
  const out = bytes.slice()
  const data = new DataView(out.buffer)
  for (let left = 1 + below(chance, 6); left > 0 && out.length > 8; left -= 1) {
    const at = below(chance, out.length - 4)
    if (chance() < 0.5) data.setUint16(at, pick(chance, [0, 1, 0x7fff, 0x8000, 0xffff, 0x2000]), true)
    else data.setUint32(at, pick(chance, [0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0x10000]), true)
  }
  return out
}

const NUMBERS = [
  '0',
  '-1',
  '1',
  '255',
  '65536',
  '1048576',
  '1048577',
  '16385',
  '99999999',
  '4294967296',
  '1e308',
  '-1e308',
  '1e-320',
  'NaN',
  'Infinity',
  '',
  '0.1',
  '44377',
  '2958466',
  '-0',
  '١',
  '00000000000000000001',
]

const FORMATS = [
  '0!.0,"万"',
  '[DBNum1]General',
  '[DBNum2]0',
  'yyyy"年"m"月"',
  '[h]:mm:ss.000',
  '# ??/??',
  ';;;',
  '[>=1e9]0;[<0]-0;@',
  '"',
  '\\',
  '[',
  '0.'.repeat(500),
  '@@@@',
  'General;General;General;General;General',
  '[$-404]e',
  '[红色]0',
  '_',
  '*',
]

const INSERTED = [
  '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]>',
  '&b;',
  '&#0;',
  '&#x110000;',
  '<![CDATA[x]]>',
  '<!--',
  ']]>',
  '<a>',
  '</a>',
  '\u0000',
  '\ufffe',
  '_x0000_',
  '_xFFFF_',
  '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
  '<c r="A0"><v>1</v></c>',
  '<c t="s"><v>99999999</v></c>',
  '<c t="s"><v>-1</v></c>',
  '<c t="d"><v>9999-99-99</v></c>',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<mergeCell ref="B2:A1"/>',
  '<col min="1" max="99999999" width="-1" hidden="1"/>',
  '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>',
  '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
  '<w:vMerge w:val="continue"/>',
  '<td rowspan="65534" colspan="1000">x',
  '<table>',
  '</table>',
  '<Cell ss:Index="99999999" ss:MergeAcross="99999999"><Data ss:Type="Number">x</Data></Cell>',
  '<Row ss:Index="1048576" ss:Hidden="1" ss:Span="1048576"/>',
  '<rPh sb="0" eb="1"><t>ア</t></rPh>',
]

/** One change to the text of a part: its numbers, ranges, tags, repeats. */
function text(source: string, chance: Chance): string {
  const at = below(chance, source.length + 1)
  const tail = source.slice(at)
  switch (below(chance, 11)) {
    case 0:
    case 1:
      return source.slice(0, at) + tail.replace(/\d+/, pick(chance, NUMBERS))
    case 2:
      return source.slice(0, at) + tail.replace(/"[^"]*"/, `"${pick(chance, NUMBERS)}"`)
    case 3:
      return (
        source.slice(0, at) +
        tail.replace(/formatCode="[^"]*"/, () => `formatCode='${pick(chance, FORMATS)}'`)
      )
    case 4:
      return source.slice(0, at) + tail.replace(/<[^>]*>/, '')
    case 5:
      return source.slice(0, at) + tail.replace(/<[^>]*>/, (tag) => tag + tag)
    case 6:
      return source.slice(0, at) + pick(chance, INSERTED) + tail
    case 7:
      return source.slice(0, at) + source.slice(at + below(chance, 200))
    case 8: {
      const piece = source.slice(at, at + below(chance, 300))
      return source.slice(0, at) + piece.repeat(1 + below(chance, 300)) + tail
    }
    case 9:
      return (
        source.slice(0, at) +
        pick(chance, ['<a>', '<table><tr><td>', '<w:p>', '<si>']).repeat(below(chance, 5000)) +
        tail
      )
    default:
      return (
        source.slice(0, at) +
        tail.replace(
          /[A-Z]{1,3}\d+(:[A-Z]{1,3}\d+)?/,
          pick(chance, ['A1:XFD1048576', 'A0', 'ZZZ1', 'B2:A1', 'XFE1', 'A1048577']),
        )
      )
  }
}

/** A row of a sheet some hundred thousand times over: what is too much must be said, and soon. */
function flood(source: string, chance: Chance): string {
  const [row = ''] =
    /<(?:row|table:table-row|tr|w:tr|Row)\b[\s\S]*?<\/(?:row|table:table-row|tr|w:tr|Row)>/.exec(source) ?? []
  if (row === '') return source
  const many = Math.floor((2 ** below(chance, 8) * 300_000) / row.length)
  return source.replace(row, () => row.repeat(Math.max(1, many)))
}

/** Changes within the parts of a zip, which is packed again and therefore whole. */
async function parts(bytes: Bytes, chance: Chance): Promise<Bytes> {
  const entries = readDirectory(bytes)
  const all: ZipPart[] = await Promise.all(
    entries.map(async (entry) => ({ name: entry.name, bytes: await readEntry(bytes, entry, 2 ** 26) })),
  )
  const xml = all.filter(({ name }) => /\.(?:xml|rels)$/.test(name))
  const big = xml.filter(({ name }) => /sheet\d|content\.xml|document\.xml|sharedStrings|styles/.test(name))
  const chosen = pick(chance, chance() < 0.8 && big.length > 0 ? big : xml)
  const kind = chance()
  if (kind < 0.05)
    return writeZip(
      all.filter((part) => part !== chosen),
      'deflate',
    )
  if (kind < 0.08) return writeZip([...all, chosen], 'deflate')
  let changed = new TextDecoder().decode(chosen.bytes)
  if (kind < 0.1) changed = flood(changed, chance)
  for (let left = 1 + below(chance, 4); left > 0 && changed.length < 2 ** 25; left -= 1)
    changed = text(changed, chance)
  return writeZip(
    all.map((part) =>
      part === chosen ? { name: part.name, bytes: new TextEncoder().encode(changed) } : part,
    ),
    chance() < 0.9 ? 'deflate' : 'store',
  )
}

const isZip = (bytes: Bytes): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b
const isBinary = (bytes: Bytes): boolean => bytes[0] === 0xd0 || isZip(bytes)

/** A file as it might come, from one that is whole. */
export async function mutated(bytes: Bytes, other: Bytes, chance: Chance): Promise<Bytes> {
  let out = bytes
  for (let left = 1 + below(chance, 2); left > 0 && out.length > 0; left -= 1) {
    const kind = chance()
    if (isZip(out) && kind < 0.65) {
      // What an earlier change broke cannot be opened to be changed again.
      out = await parts(out, chance).catch(() => flip(out, chance))
    } else if (!isBinary(out) && kind < 0.6) {
      const encoding = pick(chance, ['utf8', 'utf8', 'utf16le', 'latin1'] as const)
      const source =
        kind < 0.02 ? flood(Buffer.from(out).toString('utf8'), chance) : Buffer.from(out).toString(encoding)
      out = new Uint8Array(Buffer.from(text(source, chance), encoding))
    } else if (!isZip(out) && kind < 0.75) out = fields(out, chance)
    else if (kind < 0.85) out = flip(out, chance)
    else if (kind < 0.92) out = truncate(out, chance)
    else out = splice(out, chance, other)
  }
  return out
}
