/** A row that the report leaves out of a list of parts is missed where the other parts are told. */
import { expect, test } from 'vitest'
import { checkReport } from '../../../../shared/findings/check/check.ts'
import { statements } from '../../../../shared/report/statements.ts'
import { BUILT_IN } from '../../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../../shared/verdict/table.ts'
import { attachmentOf } from '../audit/support.ts'
import { TITLE } from './support.ts'

const table = attachmentOf({
  columns: 'no name unit actual',
  rows: `
    1 | 农业总产值 | 亿元 | 48.60
      | （1）种植业产值 | 亿元 | 21.40
      | （2）林业产值 | 亿元 | 9.70
      | （3）牧业产值 | 亿元 | 17.50
    2 | 粮食总产量 | 万吨 | 12.3
    3 | 出口总额 | 亿元 | 3.2`,
  title: '云岭县2023年上半年主要经济指标',
  year: 2023,
})

const found = (body: string) => {
  const text = `${TITLE}\n${body}`
  return checkReport({
    text,
    statements: statements(text, BUILT_IN),
    tables: [{ attachment: table, judged: judgeAttachment(table, BUILT_IN) }],
    dictionary: BUILT_IN,
  })
    .filter(({ holds }) => !holds)
    .map(({ rule, span, message }) => ({ rule, words: text.slice(span.from, span.to), message }))
}

test('behind the whole, to the end of the sentence that tells the other parts', () => {
  const [missed, ...others] = found(
    '全县实现农业总产值48.60亿元，其中种植业产值21.40亿元、牧业产值17.50亿元。粮食总产量12.3万吨，出口总额3.2亿元。',
  )
  expect(others).toEqual([])
  expect(missed?.message).toContain('林业产值')
  expect(missed?.words).toMatch(/^.*农业总产值48.60亿元，其中.*牧业产值17.50亿元。$/)
})

test('where no part is told it is missed at the whole, and where all are told nowhere', () => {
  const rules = (body: string) => found(body).map(({ rule, words }) => [rule, words])
  expect(rules('农业总产值48.60亿元。粮食总产量12.3万吨，出口总额3.2亿元。')).toEqual(
    Array.from({ length: 3 }, () => ['table-only', '农业总产值48.60亿元']),
  )
  expect(
    rules(
      '农业总产值48.60亿元，其中种植业产值21.40亿元、林业产值9.70亿元、牧业产值17.50亿元。粮食总产量12.3万吨，出口总额3.2亿元。',
    ),
  ).toEqual([])
})

test.each(['城乡收入比由2.11∶1缩小到2.07∶1。', '城乡收入比由2.11:1缩小到2.07:1。'])(
  'a ratio: %s',
  (sentence) => {
    expect(found(sentence).filter(({ rule }) => rule === 'growth')).toEqual([])
  },
)

test.each([
  ['（2022年8月24日云岭县第十七届人大常委会第十二次会议）\n各位委员：', '2022'],
  ['各位领导：\n下面，我代表县政府，将我县2022年上半年经济运行情况汇报如下：', '2022'],
])('a year that cannot be: %s', (head, year) => {
  expect(found(`${head}\n粮食总产量12.3万吨，出口总额3.2亿元。`)).toContainEqual(
    expect.objectContaining({ rule: expect.any(String), words: year }),
  )
})

test.each([
  '（2023年8月24日云岭县第十七届人大常委会第十二次会议）\n各位委员：',
  '各位领导：\n下面，我代表县政府，将我县2023年上半年经济运行情况汇报如下：',
  '根据2022年12月30日县人大常委会第十次会议，县政府认真组织落实。',
])('one that can: %s', (head) => {
  expect(
    found(`${head}\n粮食总产量12.3万吨，出口总额3.2亿元。`).filter(({ words }) => /^20\d\d/.test(words)),
  ).toEqual([])
})
