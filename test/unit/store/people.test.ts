/** Who did each step: the log names whoever the settings named then, and what earlier programs wrote stays good. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../../electron/store/database.ts'
import { digestOf } from '../../../electron/store/digest.ts'
import { openStore } from '../../../electron/store/store.ts'
import { attachment, typing } from '../support/attachment.ts'
import { temporaryFolder } from '../support/folder.ts'

const fileIn = (folder: string): string => join(folder, 'sgb.sqlite')

const peopleIn = (file: string): (string | null)[] => {
  const database = openDatabase(file)
  const found = database.prepare<[], string | null>('SELECT person FROM log ORDER BY seq').pluck().all()
  database.close()
  return found
}

describe('the log', () => {
  test('names who did each step, its undo too, as the settings name them at that time', () => {
    const file = fileIn(temporaryFolder())
    const store = openStore(file, ({ person }) => person ?? 'wang')
    store.add([attachment()], '')
    store.apply('a', 0, typing('r0', '', '1'))
    store.keepSettings({ person: '李芳' })
    store.apply('a', 1, typing('r0', '1', '2'))
    store.undo('a', 2)
    store.keepSettings({ person: '' })
    store.redo('a', 3)
    store.close()
    expect(peopleIn(file)).toEqual(['wang', '李芳', '李芳', ''])
  })

  test('tells of what is taken back and brought back who did it first, and when', () => {
    const store = openStore(fileIn(temporaryFolder()), ({ person }) => person ?? '王敏')
    store.add([attachment()], '')
    store.apply('a', 0, typing('r0', '', '1'))
    store.keepSettings({ person: '李芳' })
    const { origin } = store.undo('a', 1)
    expect(origin).toMatchObject({ revision: 1, person: '王敏', at: expect.stringMatching(/^\d{4}-/) })
    // Whoever brings it back did not do it.
    expect(store.redo('a', 2).origin).toEqual(origin)
    expect(store.undo('a', 3).origin).toEqual(origin)
    expect(store.revision('a')).toBe(4)
    expect(() => store.revision('b')).toThrow(expect.objectContaining({ code: 'not-found' }))
    store.close()
  })

  test('of an earlier program names nobody, and is undone as ever', () => {
    const file = fileIn(temporaryFolder())
    const store = openStore(file)
    store.add([attachment()], '')
    store.apply('a', 0, typing('r0', '', '1'))
    store.close()
    // As earlier programs wrote it: nobody is named, and the digest speaks for edits and name alone.
    const old = openDatabase(file)
    const line = old.prepare<[], Record<string, string | null>>('SELECT * FROM log').get() ?? {}
    expect(line.digest).toBe(digestOf(line.edits ?? '', line.name ?? ''))
    expect(line.person).toBeNull()
    old.close()
    const again = openStore(file, () => '李芳')
    expect(again.undo('a', 1)).toMatchObject({ revision: 2, name: '填写' })
    again.close()
    expect(peopleIn(file)).toEqual([null, '李芳'])
  })

  test.each([
    ['a person', "UPDATE log SET person = '王芳'"],
    ['a time', "UPDATE log SET at = '2021-07-03T06:05:00.000Z'"],
    ['no person', 'UPDATE log SET person = NULL'],
  ])('whose step has %s that nobody wrote is damaged', (_, statement) => {
    const file = fileIn(temporaryFolder())
    const store = openStore(file, () => '李芳')
    store.add([attachment()], '')
    store.apply('a', 0, typing('r0', '', '1'))
    store.close()
    const database = openDatabase(file)
    database.exec(statement)
    database.close()
    const again = openStore(file)
    expect(() => again.undo('a', 1)).toThrow(expect.objectContaining({ code: 'damaged-log' }))
    expect(again.read('a').attachment.rows[0]?.cells.actual).toBe('1')
    again.close()
  })
})
