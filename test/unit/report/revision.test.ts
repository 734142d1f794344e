/** What was changed in a report, as the least that has to be looked at. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { revisionOf } from '../../../shared/report/revision.ts'

/** The paragraphs with the changes made in them. */
function made(before: readonly string[], changes: ReturnType<typeof revisionOf>['changes']): string[] {
  const after = [...before]
  for (const { paragraph, from, to, text } of changes.toReversed()) {
    const line = after[paragraph] ?? ''
    after[paragraph] = line.slice(0, from) + text + line.slice(to)
  }
  return after
}

const marked = (before: string, after: string): string[] =>
  revisionOf([before], [after]).changes.map(
    ({ from, to, text }) => `${from} ${before.slice(from, to)}→${text}`,
  )

describe('a change inside a paragraph', () => {
  it.each([
    ['固定资产投资增长5.7%；', '固定资产投资增长7.5%；', ['8 5.7%→7.5%']],
    ['完成税收12亿元，增长3％。', '完成税收12万元，下降3％。', ['6 亿→万', '9 增长→下降']],
    ['其中出口1,024亿元。', '其中，出口1,204亿元。', ['2 →，', '4 1,024→1,204']],
    ['开工58项，开工率96.7%。', '开工58项。', ['5 ，开工率96.7%→']],
    // One character that stayed between two changes is read with them.
    ['粮食总产稳定在八成', '粮食年产平稳在八成', ['2 总产稳定→年产平稳']],
    ['同样的一段。', '同样的一段。', []],
  ])('%s → %s', (before, after, changes) => {
    expect(marked(before, after)).toEqual(changes)
  })
})

describe('paragraphs', () => {
  const before = [
    '标题',
    '上半年，岚桥区完成投资84亿元。',
    '',
    '新增就业6120人，完成目标的六成。',
    '下半年继续努力。',
  ]

  it('that are new are told, and those around them are compared with themselves', () => {
    const after = [
      before[0],
      '',
      '财政收入20.5亿元，增长4%。',
      before[1],
      '新增就业6210人，完成目标的六成。',
      before[4],
    ]
    expect(
      revisionOf(
        before,
        after.map((line) => line ?? ''),
      ),
    ).toEqual({
      changes: [{ paragraph: 3, from: 4, to: 8, text: '6210' }],
      added: ['财政收入20.5亿元，增长4%。'],
    })
  })

  it('that are gone are emptied', () => {
    const after = before.filter((_, at) => at !== 3)
    expect(revisionOf(before, after)).toEqual({
      changes: [{ paragraph: 3, from: 0, to: before[3]?.length, text: '' }],
      added: [],
    })
  })
})

describe('all changes together', () => {
  const word = fc.constantFrom('增长', '5.7%', '84亿元', '，', '完成', '[1]', '😀', '全区', 'GDP', '。')
  const paragraph = fc.array(word, { maxLength: 12 }).map((words) => words.join(''))

  it('make one state of the other, as far as it is not new', () => {
    fc.assert(
      fc.property(
        fc.array(paragraph, { minLength: 1, maxLength: 8 }),
        fc.array(paragraph, { minLength: 1, maxLength: 8 }),
        (before, after) => {
          const { changes, added } = revisionOf(before, after)
          const reached = [...made(before, changes), ...added].filter((line) => line !== '').toSorted()
          expect(reached).toEqual(after.filter((line) => line !== '').toSorted())
        },
      ),
      { numRuns: 300 },
    )
  })

  it('are none where nothing changed, and stay within one paragraph where one changed', () => {
    fc.assert(
      fc.property(
        fc.array(
          paragraph.map((text) => `段${text}`),
          { minLength: 1, maxLength: 8 },
        ),
        fc.nat(),
        paragraph,
        (before, at, text) => {
          expect(revisionOf(before, before)).toEqual({ changes: [], added: [] })
          const one = at % before.length
          const after = before.with(one, `${before[one]}${text}`)
          expect(made(before, revisionOf(before, after).changes)).toEqual(after)
        },
      ),
    )
  })
})
