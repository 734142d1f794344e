/** 校验码: a short code of what stands on a printed attachment. Paper and file are one where both carry the same. */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Attachment } from '../attachment/model.ts'
import type { Judged } from '../verdict/verdict.ts'
import { type PrintedTable, printedHeading, printedTable } from './table.ts'

/** Digits and letters that nobody takes for each other on paper: no I, L, O and U (Crockford's base 32). */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Eight signs are 40 bits: of a million other contents less than one in a million has the same code. */
const LENGTH = 8

/**
 * The code of what is printed of an attachment: label, title, what stands around the table, header, cells and merges.
 * How it is set (fonts, widths, where a title breaks) and what is hidden count for nothing.
 * @returns such as `7K3F-9Q2M`
 */
export const checkCode = (attachment: Attachment, judged: Judged): string =>
  codeOfPrinted(printedHeading(attachment.heading), printedTable(attachment, judged))

/** The same of what was made for the page already. */
export function codeOfPrinted(
  { label, title, above, below }: ReturnType<typeof printedHeading>,
  { header, body, merges }: PrintedTable,
): string {
  const content = [
    [label, title.join(''), above.join(''), below.join('')].map(bare),
    header.map(({ text, top, left, bottom, right }) => [bare(text), top, left, bottom, right]),
    body.map((row) => row.map((text) => text.normalize())),
    merges
      .map(({ top, left, bottom, right }) => [top, left, bottom, right])
      .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)),
  ]
  return written(sha256(utf8ToBytes(JSON.stringify(content))))
}

/** Lines are broken where there is room: blanks and breaks of a heading are no content. */
const bare = (text: string): string => text.normalize().replace(/\s/g, '')

function written(hash: Uint8Array): string {
  // 40 bits are a whole number that is exact.
  const number = hash.slice(0, (LENGTH * 5) / 8).reduce((sum, byte) => sum * 256 + byte, 0)
  const signs = [...number.toString(32).padStart(LENGTH, '0')].map(
    (digit) => SIGNS[Number.parseInt(digit, 32)],
  )
  return `${signs.slice(0, LENGTH / 2).join('')}-${signs.slice(LENGTH / 2).join('')}`
}

/** What a page says of itself. */
export const codeLine = (code: string): string => `校验码 ${code}`

const CODE = new RegExp(`校验码\\s*([${SIGNS}]{4})-?([${SIGNS}]{4})`)

/** The code that a page's or a sheet's footer carries; null where there is none. */
export function codeIn(text: string): string | null {
  const [, first, second] = CODE.exec(text) ?? []
  return first === undefined || second === undefined ? null : `${first}-${second}`
}
