/** What a sheet is called that an attachment is written into. */
import type { Attachment } from '../../../shared/attachment/model.ts'

/** A sheet name that Excel accepts and that no other sheet has: the label, else the sheet it came from. */
export function sheetName({ heading, sheet }: Attachment, taken: Set<string>): string {
  const wish = heading.label.trim() || sheet.trim() || '附件'
  const safe = Array.from(wish.replace(/[\\/?*[\]:\p{Cc}]/gu, ''))
    .slice(0, 24)
    .join('')
    .replace(/^'+|'+$/g, '')
  const base = safe === '' ? '附件' : safe
  let name = base
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${base}(${number})`
  taken.add(name.toLowerCase())
  return name
}
