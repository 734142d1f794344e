/**
 * Makes the sample workbook again: `node electron/samples/make.ts`. It is the official template of 2021 with the
 * targets, actuals and words of that year's table.
 */
import { join } from 'node:path'
import { type Attachment, columnOf, type Role } from '../../shared/attachment/model.ts'
import { officialTemplate } from '../../shared/attachment/official.ts'
import { BUILT_IN } from '../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import { saveFile } from '../files/save.ts'
import { writeOfficial } from '../files/xlsx/write.ts'
import { SAMPLE_NAME } from './workbook.ts'

/** Target, actual and status of the 18 rows. */
const FACTS: readonly (readonly [target: string, actual: string, status: string])[] = [
  ['7%左右', '12.3%', '完成'],
  ['5%左右', '16.2%', '完成'],
  ['8%左右', '16.2%', '完成'],
  ['8%左右', '29.8%', '完成'],
  ['10%左右', '4.1%', '未完成'],
  ['8%左右', '13%', '完成'],
  ['促稳提质', '20.2%', '完成'],
  ['10亿美元', '1.84亿美元', '未完成'],
  ['与经济增长保持同步', '12.5%', '完成'],
  ['与经济增长保持同步', '15.5%', '完成'],
  ['3% ', '1.72%', '完成'],
  ['完成上级下达目标任务', '年度数据', '确保完成年度目标任务'],
  ['完成上级下达目标任务', '年度数据', '预计完成'],
  ['', '', ''],
  ['', '', ''],
  ['', '', ''],
  ['', '', ''],
  ['80%', '79%', '未完成'],
]

/** The table of 2021 as an attachment. */
export function sampleAttachment(): Attachment {
  let last = 0
  const template = officialTemplate(2021, () => {
    last += 1
    return String(last)
  })
  const filled: readonly Role[] = ['target', 'actual', 'status']
  const rows = template.rows.map((row, index) => {
    const cells = { ...row.cells }
    for (const [place, role] of filled.entries()) {
      const column = columnOf(template.columns, role)
      const text = FACTS[index]?.[place] ?? ''
      if (column && text !== '') cells[column.id] = text
    }
    return { ...row, cells }
  })
  return { ...template, rows }
}

if (import.meta.main) {
  const attachment = sampleAttachment()
  const path = join(import.meta.dirname, SAMPLE_NAME)
  await saveFile(path, await writeOfficial([{ attachment, judged: judgeAttachment(attachment, BUILT_IN) }]))
  console.log(path)
}
