/**
 * Every method of the contract, called with what its own schema allows and with what it does not: each call ends in an
 * answer or in a sentence, never in a defect, and what is kept can be opened afterwards.
 * `SGB_FUZZ=200` makes so many calls of each method, `SGB_FUZZ_SEED` others.
 */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createHost } from '../../../electron/host/host.ts'
import { argumentsOf, type Method } from '../../../shared/contract/contract.ts'
import { type Chance, chanceOf, pick } from '../../fuzz/mutate.ts'
import { fact } from '../support/facts.ts'
import { temporaryFolder } from '../support/folder.ts'
import { call } from './support.ts'

const CALLS = Number(process.env.SGB_FUZZ ?? 12)
const SEED = Number(process.env.SGB_FUZZ_SEED ?? 1)

/** What is known of a JSON schema here; the rest of it is left to the check itself. */
interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | false
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly minItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
}

/** What is there to be named, and what is there to be read. */
interface World {
  readonly ids: readonly string[]
  /** What a property of that name means where there is any. */
  readonly named: Readonly<Record<string, readonly unknown[]>>
  readonly files: readonly Uint8Array[]
}

const NASTY = [
  '',
  ' ',
  '12.3%',
  '１０亿元',
  '=1+1',
  '__proto__',
  'constructor',
  '\ud800',
  '\0',
  '../../etc/passwd',
  'C:\\CON',
  '‮附件',
  '2023年上半年国民经济主要指标“双过半”完成情况',
  '长'.repeat(3_000),
]
const NUMBERS = [0, 1, -1, 0.5, 2026, 1e9, -1e9, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]
const JUNK = [null, undefined, '', 0, true, [], {}, new Uint8Array(3), { __proto__: null }, Symbol.iterator]

function madeFor(schema: Schema, world: World, chance: Chance): unknown {
  // Now and then what nobody asked for.
  if (chance() < 0.02) return pick(chance, JUNK)
  const all = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (all !== undefined) return madeFor(pick(chance, all), world, chance)
  if ('const' in schema) return schema.const
  if (schema.enum !== undefined) return pick(chance, schema.enum)
  switch (schema.type) {
    case 'string': {
      const { minLength = 0, maxLength = 1_000 } = schema
      if (maxLength <= 64 && chance() < 0.8) return pick(chance, world.ids)
      const text = pick(chance, NASTY)
      return chance() < 0.8 ? text.slice(0, maxLength).padEnd(minLength, '甲') : text
    }
    case 'integer':
    case 'number': {
      const { minimum = -10, maximum = 10 } = schema
      if (chance() < 0.1) return pick(chance, NUMBERS)
      // Small ones are places that there are.
      const within = minimum + Math.floor(chance() * (chance() < 0.7 ? 6 : maximum - minimum + 1))
      return Math.min(maximum, within)
    }
    case 'boolean':
      return chance() < 0.5
    case 'null':
      return null
    case 'array': {
      if (schema.prefixItems !== undefined)
        return schema.prefixItems.map((one) => madeFor(one, world, chance))
      const length = (schema.minItems ?? 0) + Math.floor(chance() * 4)
      const { items } = schema
      return items === undefined ? [] : Array.from({ length }, () => madeFor(items, world, chance))
    }
    case 'object': {
      const { properties = {}, required = [], additionalProperties } = schema
      const wanted = Object.entries(properties).filter(
        ([name]) => (required.includes(name) && chance() > 0.01) || chance() < 0.5,
      )
      const made = wanted.map(([name, one]) => {
        const known = world.named[name]
        return [
          name,
          known !== undefined && known.length > 0 && chance() < 0.8
            ? pick(chance, known)
            : madeFor(one, world, chance),
        ]
      })
      if (typeof additionalProperties === 'object')
        for (let more = 0; more < 3; more += 1)
          made.push([pick(chance, [...world.ids, ...NASTY]), madeFor(additionalProperties, world, chance)])
      return Object.fromEntries(made)
    }
    default:
      return pick(chance, world.files)
  }
}

const schemas = Object.entries(argumentsOf).map(
  ([method, schema]) =>
    [method as Method, z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Schema] as const,
)

test(`${CALLS} calls of each of ${schemas.length} methods: answers and sentences, no defect, nothing damaged`, {
  timeout: 600_000,
}, async () => {
  const folder = temporaryFolder()
  const platform = { pdf: async () => new Uint8Array([37, 80, 68, 70]) }
  let host = createHost({ folder, platform })
  const chance = chanceOf(SEED)
  const text = new TextEncoder().encode('云岭县2023年上半年经济运行情况报告\n地区生产总值增长6.3%。')
  const files = [fact('official.xlsx'), text, new Uint8Array(), Uint8Array.from([80, 75, 3, 4, 0, 0])]

  /** What is there now: something of it may have been removed. */
  const worldOf = async (): Promise<World> => {
    const [entry] = await call(host, 'library', {})
    const id = entry?.id ?? (await call(host, 'sample', {})).id
    const { attachment, revision } = await call(host, 'open', { id })
    const documents = await call(host, 'documents', {})
    const rows = attachment.rows.slice(0, 4).map((one) => one.id)
    const columns = attachment.columns.map((one) => one.id)
    const texts = documents.map((one) => one.id)
    const named = {
      id: [id, ...texts],
      attachment: [id],
      row: rows,
      column: columns,
      base: [revision, revision + 1],
      bytes: files,
    }
    return { ids: [id, ...rows, ...columns, ...texts], named, files }
  }
  await call(host, 'importFile', { name: '表.xlsx', bytes: fact('official.xlsx') })
  await call(host, 'takeReport', { name: '报告.txt', bytes: text })

  const defects: string[] = []
  const outcomes = new Map<string, number>()
  for (let round = 0; round < CALLS; round += 1) {
    for (const [method, schema] of schemas) {
      const world = await worldOf()
      const args = madeFor(schema, world, chance)
      const result = await host.call(method, args)
      const outcome = result.ok ? 'answered' : result.error.code
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      if (!result.ok && result.error.code === 'internal')
        defects.push(`${method} ${JSON.stringify(args)?.slice(0, 500)}`)
      if (!result.ok) expect(result.error.message).toMatch(/^[^\n]*\p{Script=Han}[^\n]*$/u)
    }
  }
  expect(defects).toEqual([])
  // The calls reach behind the check, and are refused there too.
  expect(outcomes.get('answered')).toBeGreaterThan(schemas.length)
  expect(outcomes.get('invalid')).toBeGreaterThan(0)
  await host.close()

  host = createHost({ folder, platform })
  const entries = await call(host, 'library', {})
  expect(entries.filter(({ damaged }) => damaged)).toEqual([])
  for (const { id } of entries) await call(host, 'open', { id })
  for (const { id } of await call(host, 'documents', {})) await call(host, 'openDocument', { id })
  await host.close()
})
