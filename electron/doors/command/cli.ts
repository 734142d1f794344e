#!/usr/bin/env node
/** The command line: reads the arguments and hands over to one function a command. */
import { parseArgs } from 'node:util'
import { endingOf, formatsThat } from '../../../shared/contract/formats.ts'
import { Problem } from '../../../shared/problem.ts'
import { problemOf } from '../../host/problems.ts'
import { processOutput } from './output.ts'

const endings = [...new Set([...formatsThat('export'), ...formatsThat('return')].map(endingOf))].join(',')

const usages = {
  show: 'sgb show 文件… [--json]',
  judge: 'sgb judge < 每行一个JSON',
  export: `sgb export 文件 -o 输出.{${endings}} [--layout official|source]`,
  check: 'sgb check [表格文件…] 报告 [--before 上期报告]… [--json]',
  collect: 'sgb collect 文件夹或压缩包 -o 输出.xlsx [--table 汇总表] [--sum] [--json]',
  extract: 'sgb extract 报告.{txt,docx} [--json]',
  serve: 'sgb serve [--port 端口]',
  restore: 'sgb restore',
} as const

type Command = keyof typeof usages

const isCommand = (name: string): name is Command => Object.hasOwn(usages, name)

const output = processOutput()

/** Reads the command and runs it; answers the exit code. */
async function run(words: readonly string[]): Promise<number> {
  const { values, positionals } = read(words)
  const [command = '', ...files] = positionals
  if (values.help === true) {
    for (const usage of Object.values(usages)) await output.line(usage)
    return 0
  }
  if (!isCommand(command)) throw wrong(null)
  const refuse = (holds: boolean): void => {
    if (!holds) throw wrong(command)
  }
  const allowed: Record<Command, readonly string[]> = {
    show: [],
    judge: [],
    export: ['output', 'layout'],
    check: ['before'],
    collect: ['output', 'table', 'sum'],
    extract: [],
    serve: ['port'],
    restore: [],
  }
  refuse(Object.keys(values).every((name) => name === 'json' || allowed[command].includes(name)))

  switch (command) {
    case 'show': {
      refuse(files.length > 0)
      const [{ show }, call] = await Promise.all([import('./show.ts'), host()])
      return await show(files, values.json === true, output, call)
    }
    case 'judge': {
      refuse(files.length === 0)
      const [{ judge }, call] = await Promise.all([import('./judge.ts'), host()])
      return await judge(process.stdin, output, call)
    }
    case 'export': {
      const [file, ...more] = files
      const { output: out, layout = 'official' } = values
      if (file === undefined || more.length > 0 || out === undefined) throw wrong(command)
      if (layout !== 'official' && layout !== 'source') throw wrong(command)
      const [{ exportTo }, call] = await Promise.all([import('./export.ts'), host()])
      await exportTo(file, out, layout, call)
      return 0
    }
    case 'check': {
      const report = files.at(-1)
      if (report === undefined) throw wrong(command)
      const [{ check }, call] = await Promise.all([import('./check.ts'), host()])
      return await check(files.slice(0, -1), report, values.before ?? [], values.json === true, output, call)
    }
    case 'collect': {
      const [source, ...more] = files
      const { output: out, table, sum = false, json = false } = values
      if (source === undefined || more.length > 0 || out === undefined) throw wrong(command)
      const [{ collect }, call] = await Promise.all([import('./collect.ts'), host()])
      return await collect(source, out, { table, sum, json }, output, call)
    }
    case 'extract': {
      const [file, ...more] = files
      if (file === undefined || more.length > 0) throw wrong(command)
      const [{ extract }, call] = await Promise.all([import('./extract.ts'), host()])
      return await extract(file, values.json === true, output, call)
    }
    case 'serve': {
      const { port = '0' } = values
      refuse(files.length === 0 && /^\d{1,5}$/.test(port) && Number(port) < 65_536)
      const [{ ensureFace }, { serve }] = await Promise.all([
        import('../start/build.ts'),
        import('./serve.ts'),
      ])
      ensureFace(output.error)
      return await serve(Number(port), output)
    }
    case 'restore': {
      refuse(files.length === 0)
      return await (await import('./restore.ts')).restore(output)
    }
  }
}

/** The host's methods that keep nothing, by the settings that the person keeps. */
const host = async () => (await import('./host.ts')).ownHost(output)

function read(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        output: { type: 'string', short: 'o' },
        layout: { type: 'string' },
        port: { type: 'string' },
        table: { type: 'string' },
        sum: { type: 'boolean' },
        before: { type: 'string', multiple: true },
      },
    })
  } catch {
    throw wrong(words.find(isCommand) ?? null)
  }
}

function wrong(command: Command | null): Problem {
  const usage = command === null ? Object.values(usages).join('；') : usages[command]
  return new Problem('usage', `用法：${usage}`)
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  const { code, message } = problemOf(error)
  if (code === 'usage') {
    output.error(message)
    process.exitCode = 2
  } else {
    if (process.argv.includes('--json')) await output.line(JSON.stringify({ error: { code, message } }))
    else output.error(message)
    process.exitCode = 1
  }
}
