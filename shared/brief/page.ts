/** 会前三分钟 as one A4 page: an attachment that nobody keeps, printed and exported like every other. */
import type { Attachment, Column, Merge, Row } from '../attachment/model.ts'
import { type PrintItem, pagesOf } from '../page/pages.ts'
import type { Dictionary } from '../verdict/dictionary.ts'
import { datedWords } from '../verdict/spoken.ts'
import { judgeAttachment } from '../verdict/table.ts'
import { type BriefOf, type BriefSection, briefOf } from './brief.ts'

const columns: readonly Column[] = [
  { id: 'section', header: ['事项'], role: 'none', width: 11 },
  { id: 'name', header: ['指标'], role: 'none', width: 20 },
  { id: 'text', header: ['情况'], role: 'none', width: 58 },
]

/** So many items of a section are on the page at most, and so long may one be. */
const MOST = 10
const LONGEST = 150

/** Points: 四号 and 小四 where all has room in them, else 五号. */
const [LARGER, SMALLEST] = [[14, 12], 10.5]

/**
 * The page of a table: as many items of each section as one A4 page has room for, the rest counted (另有3项).
 * @param above a line above it: when and by whom it was made
 */
export function briefPage(given: BriefOf, above: string): PrintItem {
  const sections = briefOf(given)
  const shares = sections.map(({ items }) => Math.min(items.length, MOST))
  const fits = (page: PrintItem): boolean => pagesOf([page]).length === 1
  for (const size of LARGER) {
    const page = printed(given, sections, shares, above, size)
    if (fits(page)) return page
  }
  for (;;) {
    const page = printed(given, sections, shares, above, SMALLEST)
    const longest = Math.max(...shares)
    if (longest <= 1 || fits(page)) return page
    const at = shares.lastIndexOf(longest)
    shares[at] = longest - 1
  }
}

function printed(
  { table, dictionary }: { readonly table: PrintItem; readonly dictionary: Dictionary },
  sections: readonly BriefSection[],
  shares: readonly number[],
  above: string,
  size: number,
): PrintItem {
  const { heading } = table.attachment
  const { done, missed, pending, blank } = table.judged.summary
  const rows: Row[] = []
  const merges: Merge[] = []
  for (const [at, section] of sections.entries()) {
    const first = rows.length
    const add = (name: string, text: string): void => {
      const cells = { section: rows.length === first ? section.title : '', name, text: cut(text) }
      rows.push({ id: `b${rows.length + 1}`, cells })
    }
    const share = shares[at] ?? 0
    for (const { name, text } of section.items.slice(0, share)) add(name, text)
    if (section.items.length === 0) add('', section.none)
    else if (section.items.length > share) add('', `另有${section.items.length - share}项。`)
    if (section.rest !== undefined) add('', section.rest)
    const [top, bottom] = [rows[first], rows.at(-1)]
    if (top !== undefined && bottom !== undefined && top !== bottom)
      merges.push({ top: top.id, bottom: bottom.id, left: 'section', right: 'section' })
  }
  const counts = `${datedWords(heading)}：完成${done}项，未完成${missed}项，待核${pending}项，待填${blank}项。`
  const attachment: Attachment = {
    id: 'brief',
    heading: {
      ...{ label: '', title: [heading.title.join(''), '会前三分钟'], above: [above, counts], below: [] },
      ...{ year: heading.year, months: heading.months },
      page: {
        ...{ orientation: 'portrait', titleSize: 16, bodySize: size, headerSize: size },
        ...{ marginTop: 18, marginBottom: 16, marginLeft: 18, marginRight: 16 },
        ...{ numbered: false, checkCode: false },
      },
    },
    columns,
    rows,
    ...{ merges, sheet: '' },
  }
  return { attachment, judged: judgeAttachment(attachment, dictionary) }
}

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text)
