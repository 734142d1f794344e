import { describe, expect, it } from 'vitest'
import { cellText, type Role } from '../../../shared/attachment/model.ts'
import type { Mapping } from '../../../shared/recognise/answer.ts'
import { shapeOf } from '../../../shared/recognise/mapping.ts'
import { recognise, recogniseSheets } from '../../../shared/recognise/recognise.ts'
import type { Sheet } from '../../../shared/recognise/sheet.ts'
import { drawn } from '../../facts/recognise/sheet.ts'
import { newId } from '../support/ids.ts'

const ask = (sheet: Sheet, mappings: readonly Mapping[] = []) => recognise([sheet], newId, mappings)

/** The one question about a sheet. */
function questionOf(sheet: Sheet) {
  const { found, questions } = ask(sheet)
  expect(found).toEqual([])
  expect(questions).toHaveLength(1)
  const [question] = questions
  if (question === undefined) throw new Error('nothing asked')
  return question
}

const told = (sheet: Sheet, roles: readonly Role[]): Mapping => {
  const { guess } = questionOf(sheet)
  if (guess === null) throw new Error('nothing guessed')
  expect(guess.roles).toHaveLength(roles.length)
  return { ...guess, roles }
}

const UNKNOWN = `
  2021年上半年督办台账
  督办序列|督办件|甲方|本级要求|眼下情形
  一|环湖路|张某|1200|700
  二|滨江路|李某|800|300`
const LATER = `
  2023年前三季度督办台账
  |
  |督办序列|督办件|甲方|本级要求|眼下情形
  |一|东街|王某|60|50
  |二|西街|赵某|70|20
  |三|南街|钱某|80|10`
const ROLES: readonly Role[] = ['no', 'name', 'owner', 'target', 'actual']

describe('what recognition is not sure of is asked', () => {
  it.each([
    ['unknown words over figures', UNKNOWN],
    [
      'a name, but neither target nor actual',
      `
      序号|指标名称|单位|甲栏|乙栏
      1|地区生产总值|亿元|10|5
      2|税收收入|亿元|20|9`,
    ],
    [
      'two columns of words that may name the rows',
      `
      督办件|包联情形|年度目标|累计完成
      环湖路|甲组|10|5
      滨江路|乙组|20|9`,
    ],
    [
      'single months without their sum',
      `
      指标|全年目标|1月|2月|3月
      新增就业|1000|90|80|85
      新建公厕|12|1|2|1`,
    ],
    [
      'single quarters without their sum',
      `
      指标|单位|全年目标|一季度完成|二季度完成|三季度完成
      招商引资|亿元|40|9|21|
      新增就业|人|4000|1100|2050|`,
    ],
    [
      'the target of one indicator beside the figures of another',
      `
      地区|地区生产总值|<|固定资产投资|<
      ^|绝对值|增速|目标|增速
      甲县|200|6.6|9|9.9
      乙市|300|5.1|8|4`,
    ],
  ])('%s', (_, drawing) => {
    const sheet = drawn(drawing)
    const question = questionOf(sheet)
    expect(question.texts).toEqual(sheet.texts)
    expect(question.at).toEqual({ row: 0, column: 0 })
    expect(question.guess?.shape).toBe(question.shape)
  })

  it('and nobody to ask: the guess is taken where it knows what the rows are called', () => {
    const sheet = drawn(`
      指标|全年目标|1月|2月|3月
      新增就业|1000|90|80|85
      新建公厕|12|1|2|1`)
    const [table] = recogniseSheets([sheet], newId)
    expect(table?.attachment.columns.map(({ role }) => role)).toEqual([
      'name',
      'target',
      'none',
      'none',
      'actual',
    ])
  })

  it.each<[string, string, string, string | null, string]>([
    [
      'figures under unknown words: either may be the target',
      `
      序号|事项|甲类数|乙类数
      1|地区生产总值|8|9
      2|财政收入|5|6`,
      'no|name|target|actual',
      'no|name|actual|target',
      '甲类数|乙类数',
    ],
    [
      'the rows are named alike in both readings',
      UNKNOWN.split('\n').slice(2).join('\n'),
      'name|none|none|target|actual',
      'name|none|none|actual|target',
      '督办序列|本级要求|眼下情形',
    ],
    [
      'two columns of words: only the name is open',
      `
      督办件|包联情形|年度目标|累计完成
      环湖路|甲组|10|5
      滨江路|乙组|20|9`,
      'name|none|target|actual',
      'none|name|target|actual',
      '督办件|包联情形',
    ],
    [
      'months without their sum: what the words tell of the rows is not asked',
      `
      指标|全年目标|1月|2月
      新增就业|1000|90|80
      新建公厕|12|1|2`,
      'name|target|none|actual',
      null,
      '全年目标|2月',
    ],
  ])('with both readings, why each, and which columns are open: %s', (_, drawing, first, second, open) => {
    const question = questionOf(drawn(drawing))
    expect(question.guess?.roles.join('|')).toBe(first)
    expect(question.other?.roles.join('|') ?? null).toBe(second)
    for (const { roles, why } of [
      { roles: question.guess?.roles, why: question.why },
      question.other ?? [],
    ].flat()) {
      expect(why).toHaveLength(roles?.length ?? 0)
      for (const sentence of why) expect(sentence).toMatch(/^[^。]+。$/)
    }
    const columns = recogniseSheets([drawn(drawing)], newId)[0]?.attachment.columns ?? []
    if (columns.length > 0)
      expect(columns.flatMap(({ unsure, header }) => (unsure ? header : [])).join('|')).toBe(open)
  })

  it('is not asked of notes beside a table that is sure', () => {
    const sure = drawn(`
      指标|目标|实绩
      税收收入|10|5`)
    const { found, questions } = recognise([sure, drawn(UNKNOWN, '台账')], newId, [])
    expect(found).toHaveLength(1)
    expect(questions).toEqual([])
  })

  it('shows the sheet around a table that lies far down and far to the right', () => {
    const far: Sheet = {
      ...drawn(''),
      texts: [
        ...Array.from({ length: 200 }, () => []),
        ...drawn(UNKNOWN).texts.map((row) => [...Array.from({ length: 40 }, () => ''), ...row]),
      ],
    }
    const { texts, at, guess } = questionOf(far)
    expect(texts.length).toBeLessThanOrEqual(60)
    expect(Math.max(...texts.map((row) => row.length))).toBeLessThanOrEqual(30)
    expect(texts[(guess?.headerTop ?? 0) - at.row]?.[(guess?.left ?? 0) - at.column]).toBe('督办序列')
  })
})

describe('a saved mapping', () => {
  it('answers silently for a file of the same shape: another year, another place, other rows', () => {
    const { found, questions } = ask(drawn(LATER), [told(drawn(UNKNOWN), ROLES)])
    expect(questions).toEqual([])
    expect(found).toHaveLength(1)
    const { columns, rows, heading } = found[0]?.attachment ?? { columns: [], rows: [] }
    expect(columns.map(({ role }) => role)).toEqual(ROLES)
    // What a person told needs no reason, and nobody to confirm it.
    for (const column of columns) expect(column).not.toHaveProperty('why')
    for (const column of columns) expect(column).not.toHaveProperty('unsure')
    expect(rows.map((row) => columns.map((column) => cellText(row, column)).join('|'))).toEqual([
      '一|东街|王某|60|50',
      '二|西街|赵某|70|20',
      '三|南街|钱某|80|10',
    ])
    expect(heading).toMatchObject({ title: ['2023年前三季度督办台账'], year: 2023, months: 9 })
  })

  it('does not answer for another shape', () => {
    const other = drawn(UNKNOWN.replace('甲方', '乙方'))
    expect(ask(other, [told(drawn(UNKNOWN), ROLES)]).questions).toHaveLength(1)
  })

  it('stands above the dictionary, with the header that the person gave', () => {
    const sheet = drawn(`
      指标|调整前|年度目标|上半年完成
      |甲|乙|丙
      税收收入|9|10|5
      出口|19|20|9`)
    const band = { top: 0, bottom: 1, left: 0, right: 3 }
    const mapping: Mapping = {
      shape: shapeOf(sheet, band),
      sheet: 'Sheet1',
      headerTop: 0,
      headerBottom: 1,
      left: 0,
      right: 3,
      roles: ['name', 'target', 'none', 'actual'],
    }
    const { found } = ask(sheet, [mapping])
    expect(found.map(({ attachment }) => attachment.columns.map(({ role }) => role))).toEqual([mapping.roles])
    expect(found[0]?.attachment.rows).toHaveLength(2)
  })

  it('answers for each of several tables of its shape', () => {
    const twice = drawn(`${UNKNOWN}\n\n  附件2${LATER}`)
    expect(ask(twice, [told(drawn(UNKNOWN), ROLES)])).toMatchObject({
      found: [{ attachment: { rows: [{}, {}] } }, { attachment: { rows: [{}, {}, {}] } }],
      questions: [],
    })
  })

  it('has a shape that years, periods, spaces and script do not change', () => {
    const band = { top: 0, bottom: 0, left: 0, right: 2 }
    const shape = (drawing: string) => shapeOf(drawn(drawing), band)
    expect(shape('指标名称|2021年目标|上半年完成（亿元）')).toBe(shape('指標 名稱|２０２３年目標|1—9月完成'))
    expect(shape('指标名称|2021年目标|上半年完成')).not.toBe(shape('指标名称|2021年目标|上半年同比'))
  })
})
