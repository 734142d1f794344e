/** What `sgb show` says of columns: why each has its role, and whether that is sure. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { show } from '../../../electron/doors/command/show.ts'
import { samplePath } from '../../../electron/samples/workbook.ts'
import { whyOf } from '../../../shared/attachment/model.ts'
import { call, openHost } from '../host/support.ts'
import { temporaryFolder } from '../support/folder.ts'

/** The lines that `sgb show` prints of a file. */
async function shown(file: string, json: boolean): Promise<string[]> {
  const host = openHost()
  const lines: string[] = []
  const output = {
    line: async (text: string) => void lines.push(text),
    error: (text: string) => {
      throw new Error(text)
    },
  }
  expect(await show([file], json, output, (method, args) => call(host, method, args))).toBe(0)
  return lines
}

const columnsOf = async (file: string): Promise<Record<string, unknown>[]> =>
  JSON.parse((await shown(file, true))[0] ?? '').attachments[0].columns

/** A table whose rows two columns may name. */
function doubtful(): string {
  const file = join(temporaryFolder(), '台账.csv')
  writeFileSync(file, '督办件,包联情形,年度目标,累计完成\n环湖路,甲组,10,5\n滨江路,乙组,20,9\n')
  return file
}

describe('sgb show', () => {
  test('says of every column why it has its role, and that it is sure', async () => {
    const columns = await columnsOf(samplePath())
    expect(columns).toHaveLength(6)
    for (const column of columns) {
      expect(Object.keys(column)).toEqual(['header', 'role', 'why', 'sure'])
      expect(column).toMatchObject({ why: expect.stringMatching(/^表头“[^。]+。$/), sure: true })
    }
    expect((await shown(samplePath(), false)).join('\n')).not.toContain('没有认准')
  })

  test('says which columns are open, to programs and to people', async () => {
    const columns = await columnsOf(doubtful())
    expect(columns.map(({ role, sure }) => [role, sure])).toEqual([
      ['name', false],
      ['none', false],
      ['target', true],
      ['actual', true],
    ])
    const lines = await shown(doubtful(), false)
    const notes = lines.slice(lines.indexOf('提示：') + 1).filter((line) => line.includes('没有认准'))
    expect(notes).toHaveLength(2)
    expect(notes[0]).toMatch(/^ {2}“督办件”栏当作“指标名称”没有认准（.+），请.*列设置.*确认。$/)
  })

  test('never leaves the reason empty: a template or a person stands for what no file told', () => {
    const column = { id: 'c', header: ['甲'], role: 'none', width: 10 } as const
    expect(whyOf({ sheet: '' }, column)).toBe('由模板指定。')
    expect(whyOf({ sheet: '表' }, column)).toBe('由人工指定。')
    expect(whyOf({ sheet: '表' }, { ...column, why: '表头“甲”不参与判定。' })).toBe('表头“甲”不参与判定。')
  })
})
