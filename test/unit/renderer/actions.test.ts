import { describe, expect, it } from 'vitest'
import { menuTemplate } from '../../../electron/doors/window/menu.ts'
import {
  beginnings,
  contextMenus,
  exports,
  leaving,
  more,
  toolbar,
} from '../../../renderer/actions/groups.ts'
import { icons } from '../../../renderer/actions/icons.tsx'
import { actionFor, actionOf, actions } from '../../../renderer/actions/index.ts'
import { templates } from '../../../shared/attachment/templates.ts'
import { actionEntries, actionIds, shellLabels } from '../../../shared/contract/actions.ts'

describe('actions', () => {
  it('are the catalogue’s, each once, in its order', () => {
    expect(actions.map(({ id }) => id)).toEqual(actionIds)
  })

  it('have unique Chinese names, also beside what the shell does itself', () => {
    const names = [...actions.map(({ name }) => name), ...Object.values(shellLabels)]
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/[\u4e00-\u9fff]/)
  })

  it('share no key', () => {
    const keys = actions.flatMap((action) => [...(action.keys ?? []), action.systemKey ?? []].flat())
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('are found by id and by key; an id that is none is an error', () => {
    expect(actionOf('merge')).toBe(actionFor('Ctrl+M'))
    expect(() => actionOf('delete-row')).toThrow('delete-row')
  })

  it('say why not, in a sentence, where nothing is open', () => {
    // A report may stand on the desk alone, and has places that wait of its own.
    const free = [
      'open',
      'sample',
      'look',
      'palette',
      'shortcuts',
      'indicators',
      'backup',
      'settings',
      'export-settings',
      'report',
      'paste-report',
      'fill-report',
      'new-from-plan',
      'export-revision',
      'save-report-text',
      'print-findings',
      'next-waiting',
      'previous-waiting',
      'last-table',
    ]
    for (const { id, refusal } of actions) {
      const reason = refusal(null)
      if (reason === null) expect(id.startsWith('new') || free.includes(id), id).toBe(true)
      else expect(reason).toMatch(/[\u4e00-\u9fff].*。$/)
    }
  })

  it('name the templates as the templates name themselves', () => {
    const others = templates.filter(({ name }) => name !== 'indicators')
    for (const { name, label } of others) expect(actionOf(`new-${name}`).name).toBe(`新建：${label}`)
    expect(actionOf('new-report').name).toBe(`新建：一套附件1—${templates.length}`)
  })

  it('stand at most once in each menu', () => {
    const menus = Object.values(contextMenus).map((groups) => groups.flatMap(({ ids }) => ids))
    const buttons = toolbar.flat().map(({ id }) => id)
    for (const ids of [...menus, [...buttons, ...more, ...exports], leaving, beginnings])
      expect(new Set(ids).size).toBe(ids.length)
  })

  it('have a word beside their icon that is a part of their name, and an icon', () => {
    for (const { id, word } of toolbar.flat()) {
      expect(actionOf(id).name, id).toContain(word)
      expect(icons[id], id).toBeDefined()
    }
  })
})

describe('the menu of the shell', () => {
  const asked: string[] = []
  const linesOf = (mac: boolean) =>
    menuTemplate(
      { act: (id) => asked.push(id), about: () => {}, zoom: () => {}, openFolder: () => {} },
      { developer: false, mac },
    ).flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))

  it('takes every label and key of an action from the catalogue', () => {
    const ids: readonly string[] = actionIds
    const lines = linesOf(false).filter(({ id }) => id !== undefined)
    expect(lines.length).toBeGreaterThan(15)
    for (const line of lines) {
      const entry = Object.entries(actionEntries).find(([id]) => id === line.id)?.[1]
      expect(ids).toContain(line.id)
      expect(line.label?.replace('…', '')).toBe(entry?.name)
      expect(line.accelerator).toBe(entry?.keys?.[0]?.replace('Arrow', ''))
      if (line.accelerator !== undefined) expect(line.registerAccelerator).toBe(false)
    }
    const byRole = linesOf(false).filter(({ role }) => role === 'copy')
    expect(byRole).toEqual([{ role: 'copy', label: '复制', accelerator: 'Ctrl+C' }])
    expect(linesOf(true).some(({ accelerator }) => accelerator !== undefined)).toBe(false)
  })

  it('says … where more is asked, and asks the page by id', () => {
    const line = linesOf(false).find(({ id }) => id === 'print')
    expect(line?.label).toBe('打印预览…')
    line?.click?.({} as Electron.MenuItem, undefined, {} as Electron.KeyboardEvent)
    expect(asked).toEqual(['print'])
  })

  it('zooms the window by names that the sheet does not have', () => {
    expect(linesOf(false).map(({ label }) => label)).toEqual(
      expect.arrayContaining(['放大界面', '缩小界面', '界面实际大小']),
    )
  })
})
