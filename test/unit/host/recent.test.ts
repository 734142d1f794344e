/** The files that the window remembers: by keys, and only those that were opened in it. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { recentFiles } from '../../../electron/doors/window/recent.ts'
import { temporaryFolder } from '../support/folder.ts'

describe('the files that were opened', () => {
  test('are known by keys, the latest first, each once, and after a restart too', () => {
    const folder = temporaryFolder()
    const [one, two] = [join(folder, '石桥镇.xlsx'), join(folder, '云岭县.docx')]
    for (const path of [one, two]) writeFileSync(path, '')
    const kept = join(folder, 'recent.json')
    const recent = recentFiles(kept)
    recent.opened(one)
    recent.opened(two)
    const [, { key = '' } = {}] = recent.list()
    recent.opened(one)
    // A file that the page made itself has no path.
    recent.opened('')
    recent.opened('石桥镇.xlsx')
    expect(recent.list()).toMatchObject([
      { key, name: '石桥镇.xlsx', folder },
      { name: '云岭县.docx', folder },
    ])
    expect(recentFiles(kept).pathOf(key)).toBe(one)
  })

  test('are no others: a path is no key, and what is gone is told with its place', () => {
    const folder = temporaryFolder()
    const path = join(folder, '石桥镇.xlsx')
    writeFileSync(path, '')
    const recent = recentFiles(join(folder, 'recent.json'))
    expect(() => recent.pathOf(path)).toThrow(expect.objectContaining({ code: 'not-found' }))
    recent.opened(path)
    const key = recent.list()[0]?.key ?? ''
    rmSync(path)
    expect(() => recent.pathOf(key)).toThrow(`“石桥镇.xlsx”已不在“${folder}”里`)
  })

  test('a list that cannot be read or written counts as none', () => {
    const folder = temporaryFolder()
    const kept = join(folder, 'recent.json')
    writeFileSync(kept, '[{"key": 1}]')
    expect(recentFiles(kept).list()).toEqual([])
    const place = join(folder, 'folder')
    mkdirSync(place)
    const recent = recentFiles(place)
    recent.opened(join(folder, 'a.xlsx'))
    expect(recent.list()).toHaveLength(1)
  })
})
