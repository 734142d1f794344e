/** Rows and tables by their headers, and how they are judged. */

import type { Attachment, Column, Heading, Role } from '../../../shared/attachment/model.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import type { JudgeInput } from '../../../shared/verdict/verdict.ts'

export const input = (more: Partial<JudgeInput>): JudgeInput => ({
  indicator: '到位注册外资',
  unit: '亿美元',
  target: '10亿美元',
  actual: '4.5亿美元',
  months: 6,
  gdpGrowth: null,
  ...more,
})

/** A table by its header (roles, with the header's words where they matter) and its lines. */
export function table(header: string, lines: readonly string[], heading: Partial<Heading> = {}): Attachment {
  const columns = header.split('|').map((one, at): Column => {
    const [role = 'none', words = role] = one.split('=')
    return { id: `c${at}`, header: [words], role: role as Role, width: 10 }
  })
  return {
    id: 'a',
    heading: { label: '', title: [], above: [], below: [], year: 2021, months: 6, ...heading },
    columns,
    rows: lines.map((line, at) => ({
      id: `r${at}`,
      cells: Object.fromEntries(
        line.split('|').flatMap((text, column) => (text === '' ? [] : [[`c${column}`, text]])),
      ),
    })),
    merges: [],
    sheet: '',
  }
}

export const statuses = (attachment: Attachment) =>
  judgeAttachment(attachment, BUILT_IN).rows.map(({ status }) => status)
export const hand = { by: '王五', reason: '会上定的', at: '2021-07-02T00:00:00Z', dictionary: BUILT_IN }
