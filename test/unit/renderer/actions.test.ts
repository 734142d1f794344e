import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Action } from '../../../renderer/actions/action.ts'

let actions: readonly Action[] = []
let sources: Record<string, unknown>[] = []

beforeAll(async () => {
  // Actions only need these to be there when their modules are loaded.
  vi.stubGlobal('document', { createElement: () => ({ getContext: () => null }) })
  vi.stubGlobal('localStorage', { getItem: () => null })
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  vi.stubGlobal('window', globalThis)
  actions = (await import('../../../renderer/actions/index.ts')).actions
  sources = [
    await import('../../../renderer/actions/editing.tsx'),
    await import('../../../renderer/actions/library.tsx'),
    await import('../../../renderer/actions/verdict.tsx'),
    await import('../../../renderer/actions/view.tsx'),
  ]
})

const isAction = (value: unknown): value is Action =>
  typeof value === 'object' && value !== null && 'perform' in value && 'id' in value

describe('actions', () => {
  it('are all in the one list, each once', () => {
    const written = new Set(sources.flatMap((source) => Object.values(source).flat().filter(isAction)))
    expect([...actions].map(({ id }) => id).sort()).toEqual([...written].map(({ id }) => id).sort())
    expect(new Set(actions).size).toBe(actions.length)
  })

  it('have unique ids and unique Chinese names', () => {
    expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length)
    expect(new Set(actions.map(({ name }) => name)).size).toBe(actions.length)
    for (const { name } of actions) expect(name).toMatch(/[\u4e00-\u9fff]/)
  })

  it('share no key', () => {
    const keys = actions.flatMap((action) => [...(action.keys ?? []), action.systemKey ?? []].flat())
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('say why not, in a sentence, where nothing is open', () => {
    const free = ['open', 'sample', 'look', 'palette', 'shortcuts', 'indicators']
    for (const { id, refusal } of actions) {
      const reason = refusal?.(null) ?? null
      if (reason === null) expect(id.startsWith('new') || free.includes(id), id).toBe(true)
      else expect(reason).toMatch(/[\u4e00-\u9fff].*。$/)
    }
  })
})
