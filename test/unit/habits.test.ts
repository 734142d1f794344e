/** The table of habits names tests that are there. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const lines = readFileSync(join(root, 'docs/习惯对照表.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:键、鼠标|---)/.test(line))

describe('the table of habits', () => {
  it('has a line a habit, each once', () => {
    const habits = lines.map((line) => line.split(' | ')[0])
    expect(habits.length).toBeGreaterThan(20)
    expect(new Set(habits).size).toBe(habits.length)
  })

  it.each(lines)('%s', (line) => {
    const named = /\| `(\S+)` (.+) \|$/.exec(line)
    const [, file = '', title = ''] = named ?? []
    const path = join(root, 'test', file)
    expect(file !== '' && existsSync(path), file).toBe(true)
    expect(readFileSync(path, 'utf8')).toContain(`it('${title}'`)
  })
})
