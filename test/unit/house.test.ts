/** The house as its own documents describe it. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const text = (path: string): string => readFileSync(join(root, path), 'utf8')

describe('the house', () => {
  it.each(['README.md', 'docs/architecture.md'])('%s names only files and folders that are there', (page) => {
    const named = [...text(page).matchAll(/`((?:shared|electron|renderer|test|docs)\/[\w/.-]*)`/g)]
    const paths = named.map(([, path = '']) => path)
    expect(paths.length).toBeGreaterThan(10)
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it('has a rule of imports for every room', () => {
    const rules = text('biome.json')
    for (const part of ['shared', 'renderer', 'electron'])
      for (const entry of readdirSync(join(root, part), { withFileTypes: true }))
        if (entry.isDirectory() && !['samples', 'public'].includes(entry.name))
          expect(rules, `${part}/${entry.name}`).toContain(`"${part}/${entry.name}/**"`)
  })

  it('has no file of more than 400 lines but of data', () => {
    const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.css'], { cwd: root, encoding: 'utf8' })
    const data = new Set(['shared/verdict/indicators.ts', 'test/facts/recognise/tables.ts'])
    const long = files
      .split('\n')
      .filter((path) => path !== '' && !data.has(path) && existsSync(join(root, path)))
      .filter((path) => text(path).split('\n').length > 401)
    expect(long).toEqual([])
  })
})
