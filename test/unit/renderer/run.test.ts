/** What carries deeds out: on the open table, with a host that only says that it has written. */
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { rowsOf } from '../../../renderer/grid/selection.ts'
import type { ActionId } from '../../../shared/contract/actions.ts'
import { Problem } from '../../../shared/problem.ts'
import { cells, editorOf, table } from './deed-support.ts'

const calls: string[] = []

async function load() {
  // The window's own things are there when the state's modules are loaded.
  vi.stubGlobal('localStorage', { getItem: () => null })
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  vi.stubGlobal('window', {
    host: {
      call: async (method: string) => {
        calls.push(method)
        return { ok: true, value: { revision: 2, undo: '删除行', redo: null } }
      },
    },
  })
  return {
    ...(await import('../../../renderer/actions/run.ts')),
    ...(await import('../../../renderer/state/editor.ts')),
    ...(await import('../../../renderer/state/desk.ts')),
    ...(await import('../../../renderer/state/audit.ts')),
  }
}
let face: Awaited<ReturnType<typeof load>>
beforeAll(async () => {
  face = await load()
})
beforeEach(() => {
  calls.length = 0
  face.useEditor.setState({ editor: editorOf(cells(0, 0)), notice: null, said: [] })
  face.setDesk({ opened: null, cut: null, copied: null })
})

describe('running', () => {
  it('does a step at once, selects, and has it written', async () => {
    const done = face.run('delete-rows')
    expect(face.editor().attachment.rows).toHaveLength(3)
    expect(face.editor().selection).toEqual(rowsOf(0, 0, { rows: 3, columns: 5, merges: [] }))
    await done
    await face.settled()
    expect(calls).toEqual(['apply'])
    expect(face.editor().saving).toEqual({ kind: 'saved' })
  })

  it('says why not, and does nothing', async () => {
    await face.run('move-up')
    expect(face.useEditor.getState().notice).toMatchObject({ kind: 'info', text: '已经在最上面了。' })
    expect(calls).toEqual([])
  })

  it('what was refused is no longer said once something else succeeds, and can be read again', async () => {
    await face.run('move-up')
    await face.run('zoom-in')
    expect(face.useEditor.getState().notice).toBeNull()
    expect(face.useEditor.getState().said).toMatchObject([{ text: '已经在最上面了。' }])
    face.notify('done', '已导出。')
    await face.run('zoom-in')
    expect(face.useEditor.getState().notice).toMatchObject({ text: '已导出。' })
  })

  it('an id that is no action is an error at once', () => {
    expect(() => face.run('delete-row' as ActionId)).toThrow('unknown action: delete-row')
  })

  it('what goes wrong ends in a sentence', async () => {
    await face.act(() => {
      throw new Problem('invalid', '不行。')
    })
    expect(face.useEditor.getState().notice).toMatchObject({ kind: 'error', text: '不行。' })
  })

  it('asks first, and does it only where the person agrees', async () => {
    const open = { kind: 'table' } as const
    const ask = { title: '甲', text: '乙', yes: '丙', agreed: () => ({ open }) }
    for (const yes of [false, true]) {
      const done = face.act(() => ({ ask }))
      face.desk().question?.answer(yes)
      await done
      expect(face.desk().opened).toEqual(yes ? open : null)
    }
  })
})

describe('what is open over the window', () => {
  it('is one thing, and only that is put away', () => {
    face.put({ kind: 'menu', x: 1, y: 2 })
    face.put({ kind: 'column', id: 'no' })
    face.putAway('menu')
    expect(face.desk().opened).toEqual({ kind: 'column', id: 'no' })
    face.putAway('column')
    expect(face.desk().opened).toBeNull()
  })

  it('frames round copied cells go with the table that they stood on', () => {
    face.setDesk({ cut: { area: { top: 0, left: 0, bottom: 0, right: 0 }, text: '1' } })
    face.setZoom(1.2)
    expect(face.desk().cut).not.toBeNull()
    face.useEditor.setState({ editor: editorOf(cells(0, 0), { ...table, rows: table.rows.slice(1) }) })
    expect(face.desk().cut).toBeNull()
  })
})

describe('the audit', () => {
  const twice = {
    ...table,
    id: 'twice',
    rows: table.rows.map((row) => ({ ...row, cells: { ...row.cells, no: '1' } })),
  }

  it('follows the editor, a moment after what changed it', async () => {
    face.useEditor.setState({ editor: editorOf(cells(0, 0), twice) })
    expect(face.useAudit.getState()).toMatchObject({ attachment: 'twice', findings: [] })
    await vi.waitFor(() => expect(face.useAudit.getState().findings).not.toEqual([]))
    face.useEditor.setState({ editor: null })
    expect(face.useAudit.getState()).toMatchObject({ attachment: '', findings: [] })
  })

  it('does not wait where a person asks for what it finds', () => {
    const open = editorOf(cells(0, 0), { ...twice, id: 'again' })
    face.useEditor.setState({ editor: open })
    expect(face.currentFindings(open)).not.toEqual([])
  })
})
