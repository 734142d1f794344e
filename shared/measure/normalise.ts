/**
 * Texts made comparable (DESIGN section 6, Text). What was typed is what is stored and shown; only comparing,
 * reading and looking up go through here. The one place that knows OpenCC.
 */
import { Converter } from 'opencc-js/t2cn'

const simplified = Converter({ from: 't', to: 'cn' })

/** Of each UTF-16 unit whether a text made of such alone is comparable as it stands: 0 not asked yet, 1 yes, 2 no. */
const settled = new Uint8Array(0x10000)

/** Most texts are plain ASCII and simplified characters; asking each character once saves converting every cell. */
function isComparable(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (settled[unit] === 0) {
      const character = String.fromCharCode(unit)
      const plain = (unit > 0x20 && unit < 0x7f) || (unit >= 0x4e00 && unit <= 0x9fff)
      settled[unit] = plain && convert(character) === character ? 1 : 2
    }
    if (settled[unit] === 2) return false
  }
  return true
}

const INVISIBLE = /[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g
const QUOTES = /[“”„‟「」『』〝〞]/g

const KEPT = 20_000
const LONGEST = 80
const known = new Map<string, string>()

/**
 * The text in one form for comparing: NFKC (full-width digits, ％ ﹪, µ → μ, Ⅲ → III), Traditional → Simplified,
 * no white space or invisible characters. Minus signs and en dashes become `-`, em dashes one `—`, waves `~`, so
 * that a range can still be told by its sign; 〇 and ○ beside digits become 0; quotation marks become `"`.
 */
export function comparable(text: string): string {
  if (isComparable(text)) return text
  if (text.length > LONGEST) return convert(text)
  const before = known.get(text)
  if (before !== undefined) return before
  if (known.size >= KEPT) known.clear()
  const after = convert(text)
  known.set(text, after)
  return after
}

function convert(text: string): string {
  const plain = text
    // Before NFKC, which would make ± of them: a dash is told by its own code point.
    .replace(/[\u2212\u207b\u208b\ufe32\ufe63\uff0d\u2010-\u2013]/g, '-')
    .replace(/[\u2014\u2015\u2500\u2e3a\u2e3b\ufe31\ufe58]+/g, '—')
    .replace(/[～〜∼˜]/g, '~')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    // Marks that a space stood between are marks of one character now, in their own order.
    .normalize('NFC')
    .replace(/—{2,}/g, '—')
    .replace(QUOTES, '"')
    .replace(/٪/g, '%')
    .replace(/(?<=[\d.])[〇○◯]|[〇○◯](?=[\d.])/g, '0')
  return simplified(plain)
}
