/** A comparison as a table of its own, so that it leaves the program as every other does. Pure. */
import type { Attachment, Column } from '../attachment/model.ts'

/** So wide a column is at most, in characters, and at least. */
const WIDEST = 40
const NARROWEST = 8

/** Characters as spreadsheets count them: a Chinese one is two. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0xff ? 2 : 1), 0)

/**
 * The lines of a comparison as an attachment without a label, of which nothing is kept.
 * @param notes a line each: what stands beside what
 * @param lines the header line and the rows, cell by cell
 */
export function comparedTable(
  title: string,
  notes: readonly string[],
  [head = [], ...rows]: readonly (readonly string[])[],
): Attachment {
  const columns = head.map((text, at): Column => {
    const widest = Math.max(...[text, ...rows.map((row) => row[at] ?? '')].map(widthOf))
    return {
      id: `c${at}`,
      header: [text],
      role: 'none',
      width: Math.min(WIDEST, Math.max(NARROWEST, widest + 2)),
    }
  })
  return {
    id: 'compared',
    heading: {
      ...{ label: '', title: [title], above: [...notes], below: [], year: null, months: null },
      page: { titleSize: 18, bodySize: 10.5, headerSize: 10.5 },
    },
    columns,
    rows: rows.map((row, line) => ({
      id: `r${line}`,
      cells: Object.fromEntries(row.flatMap((text, at) => (text === '' ? [] : [[`c${at}`, text]]))),
    })),
    ...{ merges: [], sheet: '' },
  }
}

/** So many characters of each name stand in a file's name: both have room. */
const MOST = 32

/** What a file of a comparison is called: 对比：石桥镇上半年 与 石桥镇一季度. Of a long name the end tells more. */
export const comparedName = (what: string, sides: readonly string[]): string =>
  `${what}：${sides.map((name) => shortName(name.replace(/[“”]/g, '').trim())).join(' 与 ')}`

function shortName(name: string): string {
  const chars = [...name]
  return chars.length <= MOST ? name : `${chars.slice(0, 10).join('')}…${chars.slice(11 - MOST).join('')}`
}
