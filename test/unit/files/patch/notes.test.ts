/** Notes (批注) back into the workbook that they came from: comments and threads, and nothing else of the file. */
import { describe, expect, test } from 'vitest'
import { openFile } from '../../../../electron/files/open.ts'
import { replaceParts } from '../../../../electron/files/zip/replace.ts'
import type { Note } from '../../../../shared/attachment/model.ts'
import { notesOf } from '../../../../shared/attachment/noted.ts'
import { reword, say, settle, unsay, withoutNote } from '../../../../shared/changes/notes.ts'
import { fact } from '../../support/facts.ts'
import { partsOf } from '../../support/parts.ts'
import { type Desk, roundTrip } from './support.ts'

const li = { by: '李四', at: '2026-07-03T06:05:00.000Z' }
const OFFICE = 'http://schemas.microsoft.com/office/2017/10/relationships'
const SPACE = 'http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments'

const notesIn = async (bytes: Uint8Array<ArrayBuffer>): Promise<Note[]> => {
  const { attachments } = await openFile('回来.xlsx', bytes, { indicators: [] })
  return attachments.flatMap(({ attachment }) => notesOf(attachment).map(({ note }) => note))
}
const placed = async (bytes: Uint8Array<ArrayBuffer>) => {
  const { attachments } = await openFile('回来.xlsx', bytes, { indicators: [] })
  return attachments.flatMap(({ attachment, rowAt, columnAt }) =>
    notesOf(attachment).map(({ row, column, note }) => ({
      at: [
        rowAt[attachment.rows.findIndex(({ id }) => id === row)],
        columnAt[attachment.columns.findIndex(({ id }) => id === column)],
      ],
      note,
    })),
  )
}
const at = ({ attachment }: Desk, row: number, role: string) => ({
  row: attachment.rows[row]?.id ?? '',
  column: attachment.columns.find((one) => one.role === role)?.id ?? '',
})
/** Parts that differ between two workbooks. */
const differing = async (a: Uint8Array<ArrayBuffer>, b: Uint8Array<ArrayBuffer>): Promise<string[]> => {
  const [was, is] = [await partsOf(a), await partsOf(b)]
  return [...new Set([...was.keys(), ...is.keys()])].filter((name) => was.get(name) !== is.get(name)).sort()
}

/** The workbook of charts and comments, with a thread on the comment's cell. */
async function threaded(done = false): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = fact('patch/comments.xlsm')
  const parts = await partsOf(bytes)
  const text = (xml: string) => new TextEncoder().encode(xml)
  const one = (id: string, parent: string, words: string, time: string, settled = '') =>
    `<threadedComment ref="F7" dT="${time}" personId="{P1}" id="{${id}}"${parent}${settled}><text>${words}</text></threadedComment>`
  const add = (part: string, before: string, xml: string) =>
    [part, text((parts.get(part) ?? '').replace(before, `${xml}${before}`))] as const
  return replaceParts(
    bytes,
    new Map([
      add(
        'xl/worksheets/_rels/sheet1.xml.rels',
        '</Relationships>',
        `<Relationship Id="rIdT" Type="${OFFICE}/threadedComment" Target="../threadedComments/threadedComment1.xml"/>`,
      ),
      add(
        'xl/_rels/workbook.xml.rels',
        '</Relationships>',
        `<Relationship Id="rIdP" Type="${OFFICE}/person" Target="persons/person.xml"/>`,
      ),
      [
        'xl/comments/comment1.xml',
        text(
          (parts.get('xl/comments/comment1.xml') ?? '').replace(
            '统计口径已调整',
            '[Threaded comment]\n\nYour version of Excel allows you to read this.\n\nComment:\n    口径 &amp; 范围\nReply:\n    已改',
          ),
        ),
      ],
      [
        'xl/threadedComments/threadedComment1.xml',
        text(
          `<ThreadedComments xmlns="${SPACE}">${one('T1', '', '口径 &amp; 范围', '2026-07-01T01:00:00.00', done ? ' done="1"' : '')}${one('T2', ' parentId="{T1}"', '已改', '2026-07-01T02:00:00.00')}</ThreadedComments>`,
        ),
      ],
      [
        'xl/persons/person.xml',
        text(
          `<personList xmlns="${SPACE}"><person displayName="张三" id="{P1}" userId="z" providerId="None"/></personList>`,
        ),
      ],
    ]),
  )
}

describe('comments of a workbook', () => {
  test('are notes of their cells, with their author', async () => {
    expect(await placed(fact('patch/comments.xlsm'))).toEqual([
      { at: [6, 5], note: { said: [{ by: '统计局', text: '统计口径已调整' }] } },
    ])
  })

  test('go back as they were where nobody touched them, byte for byte', async () => {
    for (const bytes of [fact('patch/comments.xlsm'), await threaded()]) {
      expect(await roundTrip(bytes)).toEqual(bytes)
      const typed = await roundTrip(bytes, (desk) => desk.type(0, 'actual', '20.0%'))
      expect((await differing(bytes, typed)).filter((name) => /comment|vml|person|rels/i.test(name))).toEqual(
        [],
      )
      expect(await notesIn(typed)).toEqual(await notesIn(bytes))
    }
  })

  test('answered, they are one text with names and times; the box and the other parts stay', async () => {
    const bytes = fact('patch/comments.xlsm')
    const back = await roundTrip(bytes, (desk) => {
      const [one] = notesOf(desk.attachment)
      if (one === undefined) throw new Error('no note')
      desk.edit(say(desk.attachment, one, '照新口径填', li))
      desk.edit(settle(desk.attachment, one, true, li))
    })
    expect(await differing(bytes, back)).toEqual(['xl/comments/comment1.xml'])
    expect(await notesIn(back)).toEqual([
      {
        said: [
          { by: '统计局', text: '统计口径已调整' },
          { ...li, text: '照新口径填' },
        ],
        settled: li,
      },
    ])
  })

  test('taken out, they go with their box', async () => {
    const bytes = fact('patch/comments.xlsm')
    const back = await roundTrip(bytes, (desk) => {
      const [one] = notesOf(desk.attachment)
      if (one !== undefined) desk.edit(withoutNote(desk.attachment, one))
    })
    expect(await differing(bytes, back)).toEqual([
      'xl/comments/comment1.xml',
      'xl/drawings/commentsDrawing1.vml',
    ])
    expect(await notesIn(back)).toEqual([])
    expect((await partsOf(back)).get('xl/drawings/commentsDrawing1.vml')).not.toContain('ObjectType="Note"')
  })

  test('new ones stand beside those that are there', async () => {
    const bytes = fact('patch/comments.xlsm')
    const back = await roundTrip(bytes, (desk) => {
      desk.edit(say(desk.attachment, at(desk, 0, 'actual'), '甲 < 乙 & 丙\n第二行', li))
      desk.edit(say(desk.attachment, at(desk, 1, 'name'), '无名的', { by: '', at: li.at }))
    })
    expect(await differing(bytes, back)).toEqual([
      'xl/comments/comment1.xml',
      'xl/drawings/commentsDrawing1.vml',
    ])
    const said = (await notesIn(back)).map((note) => note.said)
    expect(said).toHaveLength(3)
    expect(said).toContainEqual([{ ...li, text: '甲 < 乙 & 丙\n第二行' }])
    expect(said).toContainEqual([{ by: '', at: li.at, text: '无名的' }])
    expect(said).toContainEqual([{ by: '统计局', text: '统计口径已调整' }])
  })

  test('a workbook without any gets what leads to them, and its rows may move under new ones', async () => {
    for (const name of ['charts-and-pictures.xlsx', 'libreoffice.xlsx']) {
      const bytes = fact(`patch/${name}`)
      const back = await roundTrip(bytes, (desk) => {
        desk.insert(1)
        desk.type(1, 'name', '新的一行')
        desk.edit(say(desk.attachment, at(desk, 1, 'actual'), '新行的批注', li))
        desk.edit(say(desk.attachment, at(desk, 2, 'actual'), '下移的一行', li))
      })
      expect(await notesIn(back)).toEqual([
        { said: [{ ...li, text: '新行的批注' }] },
        { said: [{ ...li, text: '下移的一行' }] },
      ])
      const types = (await partsOf(back)).get('[Content_Types].xml') ?? ''
      expect(types).toContain('Extension="vml"')
      expect(types).toContain('spreadsheetml.comments+xml')
    }
  })

  test('where a program read the file that knew no notes, a comment in the way is not overwritten', async () => {
    const bytes = fact('patch/comments.xlsm')
    const { attachments } = await openFile('原表.xlsx', bytes, { indicators: [] })
    const { patchWorkbook } = await import('../../../../electron/files/xlsx/patch/patch.ts')
    const items = attachments.map(({ origin: { notes: _, ...origin }, attachment, judged }) => ({
      origin,
      attachment,
      judged,
    }))
    await expect(patchWorkbook(bytes, items)).rejects.toThrow('单元格F7在原文件里已有别的批注')
  })
})

describe('threads of a workbook', () => {
  test('stand in place of the comment that older programs see', async () => {
    expect(await notesIn(await threaded())).toEqual([
      {
        said: [
          { by: '张三', at: '2026-07-01T01:00:00.000Z', text: '口径 & 范围' },
          { by: '张三', at: '2026-07-01T02:00:00.000Z', text: '已改' },
        ],
      },
    ])
    expect((await notesIn(await threaded(true)))[0]?.settled).toEqual({
      by: '',
      at: '2026-07-01T02:00:00.000Z',
    })
  })

  test('are answered, reworded and settled in the thread', async () => {
    const bytes = await threaded()
    const back = await roundTrip(bytes, (desk) => {
      const [one] = notesOf(desk.attachment)
      if (one === undefined) throw new Error('no note')
      desk.edit(reword(desk.attachment, one, 1, '已改 <二>'))
      desk.edit(say(desk.attachment, one, '好', li))
      desk.edit(say(desk.attachment, one, '办结', { by: '张三', at: li.at }))
      desk.edit(settle(desk.attachment, one, true, li))
    })
    expect(await differing(bytes, back)).toEqual([
      'xl/comments/comment1.xml',
      'xl/persons/person.xml',
      'xl/threadedComments/threadedComment1.xml',
    ])
    expect(await notesIn(back)).toEqual([
      {
        said: [
          { by: '张三', at: '2026-07-01T01:00:00.000Z', text: '口径 & 范围' },
          { by: '张三', at: '2026-07-01T02:00:00.000Z', text: '已改 <二>' },
          { ...li, text: '好' },
          { by: '张三', at: li.at, text: '办结' },
        ],
        settled: { by: '', at: li.at },
      },
    ])
    expect((await partsOf(back)).get('xl/comments/comment1.xml')).toContain(
      'Comment:\n    口径 &amp; 范围\nReply:\n    已改 &lt;二&gt;\nReply:\n    好',
    )
  })

  test('go whole, and lose an answer, but never their first word alone', async () => {
    const bytes = await threaded()
    const none = await roundTrip(bytes, (desk) => {
      const [one] = notesOf(desk.attachment)
      if (one !== undefined) desk.edit(withoutNote(desk.attachment, one))
    })
    expect(await notesIn(none)).toEqual([])
    const less = await roundTrip(bytes, (desk) => {
      const [one] = notesOf(desk.attachment)
      if (one !== undefined) desk.edit(unsay(desk.attachment, one, 1))
    })
    expect((await notesIn(less)).map(({ said }) => said.length)).toEqual([1])
    await expect(
      roundTrip(bytes, (desk) => {
        const [one] = notesOf(desk.attachment)
        if (one !== undefined) desk.edit(unsay(desk.attachment, one, 0))
      }),
    ).rejects.toThrow('单元格F7的批注删去了第一条，留着回复，不能写回原表')
  })
})
