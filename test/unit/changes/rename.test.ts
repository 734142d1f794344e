/** 改名: the lines of a title stay lines, whatever is typed over them. */
import { describe, expect, test } from 'vitest'
import { apply, invert } from '../../../shared/attachment/edits.ts'
import { renaming, retitled } from '../../../shared/changes/rename.ts'
import { attachment } from '../support/attachment.ts'

describe('a title that reads otherwise', () => {
  const title = ['柳河市2024年上半年主要指标', '完成情况']
  test.each([
    [
      'a word in the first line',
      '柳河市2025年上半年主要指标完成情况',
      ['柳河市2025年上半年主要指标', '完成情况'],
    ],
    [
      'a word in the last line',
      '柳河市2024年上半年主要指标进展情况',
      ['柳河市2024年上半年主要指标', '进展情况'],
    ],
    ['the whole of the last line', '柳河市2024年上半年主要指标一览', ['柳河市2024年上半年主要指标', '一览']],
    ['more at the end', '柳河市2024年上半年主要指标完成情况表', ['柳河市2024年上半年主要指标', '完成情况表']],
    ['the end of a line', '柳河市2024年上半年主要事项情况', ['柳河市2024年上半年主要事项情况']],
    ['nothing of the last line', '柳河市2024年上半年主要指标', ['柳河市2024年上半年主要指标']],
    ['another one', '重点工作', ['重点工作']],
    ['nothing else', '柳河市2024年上半年主要指标完成情况', title],
  ])('%s', (_, text, lines) => {
    expect(retitled(title, text)).toEqual(lines)
  })

  test('of a table without any is one line', () => {
    expect(retitled([], '重点工作')).toEqual(['重点工作'])
  })
})

test('title and 备注 change in one step that can be taken back; the same names make none', () => {
  const made = attachment('a')
  const step = renaming(made, '东岭县全年指标', ' 上会稿 ')
  const { heading } = apply(made, step?.edits ?? [])
  expect(heading).toMatchObject({ title: ['东岭县全年指标'], remark: '上会稿' })
  expect(apply(apply(made, step?.edits ?? []), invert(step?.edits ?? []))).toEqual(made)
  expect(renaming(made, made.heading.title.join(''), '')).toBeNull()
  const without = renaming({ ...made, heading }, heading.title.join(''), '')
  expect(apply({ ...made, heading }, without?.edits ?? []).heading).not.toHaveProperty('remark')
})
