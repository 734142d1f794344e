/** Nothing is ever sent anywhere: the command line reads, judges, checks and exports without asking for a network. */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { factPath } from '../support/facts.ts'
import { temporaryFolder } from '../support/folder.ts'

const cli = fileURLToPath(new URL('../../../electron/doors/command/cli.ts', import.meta.url))
const preloaded = pathToFileURL(join(import.meta.dirname, '../support/network-log.ts')).href

/** What a program attempted; `listening` is written by each thread that was watched. */
function attempts(args: readonly string[]): string[] {
  const log = join(temporaryFolder(), 'network.log')
  writeFileSync(log, '')
  const env = { ...process.env, NODE_OPTIONS: `--import=${preloaded}`, SGB_NETWORK_LOG: log }
  spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  return readFileSync(log, 'utf8').trim().split('\n')
}

test('the watch sees an attempt', () => {
  const seen = attempts(['-e', "fetch('http://127.0.0.1:40123').catch(() => {})"])
  expect(seen[0]).toBe('listening')
  expect(seen.length).toBeGreaterThan(1)
})

const out = (name: string): string => join(temporaryFolder(), name)

test.each<[string, () => readonly string[]]>([
  ['show', () => ['show', '--json', factPath('official.xlsx')]],
  ['export to a workbook', () => ['export', factPath('official.xlsx'), '-o', out('表.xlsx')]],
  ['export to a page', () => ['export', factPath('official.xlsx'), '-o', out('表.html')]],
  [
    'check',
    () => {
      const report = out('报告.txt')
      writeFileSync(report, '2021年上半年经济运行情况报告\n地区生产总值增长12.3%。')
      return ['check', factPath('official.xlsx'), report]
    },
  ],
])('%s attempts nothing, on no thread', (_, words) => {
  const seen = attempts([cli, ...words()])
  expect(new Set(seen)).toEqual(new Set(['listening']))
  // The program itself and the thread that reads files.
  expect(seen.length).toBeGreaterThanOrEqual(2)
})
