/** Tables of so many rows, and their pages. */

import { sampleAttachment } from '../../../electron/samples/make.ts'
import type { Attachment, Role } from '../../../shared/attachment/model.ts'
import type { PageSetup } from '../../../shared/attachment/page-setup.ts'
import { pagesOf } from '../../../shared/page/pages.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'

export const item = (attachment: Attachment) => ({
  attachment,
  judged: judgeAttachment(attachment, BUILT_IN),
})
export const pages = (attachment: Attachment) => pagesOf([item(attachment)])

/** The sample's columns with so many rows, their name as long as told. */
export function table(
  count: number,
  page: Partial<PageSetup> = {},
  name = (at: number) => `指标${at}`,
): Attachment {
  const sample = sampleAttachment()
  const place = (role: Role) => sample.columns.find((column) => column.role === role)?.id ?? ''
  return {
    ...sample,
    heading: { ...sample.heading, page },
    merges: [],
    rows: Array.from({ length: count }, (_, at) => ({
      id: `r${at}`,
      cells: {
        [place('no')]: `${at + 1}`,
        [place('name')]: name(at),
        [place('target')]: '8%',
        [place('actual')]: '9%',
      },
    })),
  }
}

export const heightOf = (page: ReturnType<typeof pagesOf>[number]) =>
  [...page.header, ...page.rows].reduce((sum, { height }) => sum + height, 0)
