/** What is set for the program as a whole. */
import { userInfo } from 'node:os'
import { z } from 'zod'
import { same } from '../../shared/attachment/same.ts'
import type { Settings } from '../../shared/contract/contract.ts'
import {
  MOST_ANSWERS,
  type Origin,
  type SettingsFile,
  type SettingsValues,
  settingsFile,
} from '../../shared/contract/settings.ts'
import {
  type Kept,
  nothingKept,
  originsAfter,
  settingsEnding,
  signed,
  taken,
} from '../../shared/contract/settings-parts.ts'
import { Problem } from '../../shared/problem.ts'
import type { KeptSettings } from '../store/setting.ts'
import type { Context, Handlers } from './context.ts'
import { handOver } from './exporting.ts'
import { dayOf, productName } from './folder.ts'

/** Names of accounts that are nobody's own: whoever works there is asked at the first ruling. */
const nobody = /^(root|admin|administrator|user|guest|test)$/i

/** A login as a person's name; empty where it names nobody. */
export const personOf = (login: string): string => (nobody.test(login.trim()) ? '' : login.trim())

/** What the system calls the person who works here; empty where it has no name for them. */
function systemPerson(): string {
  try {
    return personOf(userInfo().username)
  } catch {
    return ''
  }
}

/** Who works here, as the log names them: the person's own word, or the system's where nobody has said any. */
export const named = ({ person, unit }: Pick<KeptSettings, 'person' | 'unit'>): string =>
  signed({ person: person ?? systemPerson(), unit })

/** What is set, and the system's word where a person set nothing. */
export const settingsOf = ({ person, ...kept }: KeptSettings): Settings => ({
  ...kept,
  person: person ?? systemPerson(),
  asked: person !== null,
})

/**
 * What is set in the database of that file, looked at and not touched.
 * @throws Problem where there is a database and it cannot be read
 */
export async function settingsIn(file: string): Promise<Settings> {
  const { settingsIn: kept } = await import('../store/setting.ts')
  return settingsOf(kept(file))
}

/** What is set for a person who has set nothing: the built-in indicators alone. */
export const nothingSet = (): Settings => settingsOf({ ...nothingKept, person: null })

/** A file of settings is text: one that is larger than this is none. */
const LARGEST = 20 * 2 ** 20

/**
 * What a file of settings holds.
 * @throws Problem('invalid' | 'unsupported') with one sentence for what is none
 */
function fileIn(name: string, bytes: Uint8Array): SettingsFile {
  const none = (cause?: unknown): Problem =>
    new Problem('invalid', `“${name}”不是本程序导出的设置，请选“导出设置”得到的.json文件。`, { cause })
  if (bytes.length > LARGEST) throw none()
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw none(cause)
  }
  const marked = marks.safeParse(value)
  if (!marked.success) throw none(marked.error)
  if (marked.data.version > 1)
    throw new Problem('unsupported', `“${name}”是更新版本的程序导出的，请先升级本机的程序，再导入。`)
  const parsed = settingsFile.safeParse(value)
  if (parsed.success) return parsed.data
  const at = parsed.error.issues[0]?.path.join('.') ?? ''
  throw new Problem('invalid', `“${name}”里的设置不完整（${at}），没有导入；请重新导出一份再试。`, {
    cause: parsed.error,
  })
}

/** What every version of such a file has. */
const marks = z.object({ format: settingsFile.shape.format, version: z.int().min(1) })

/** As many indicators and wordings as may be kept: more could neither be changed nor carried on. */
const roomFor = settingsFile.pick({ indicators: true, wordings: true })

/** Whether verdicts may come out otherwise. */
const judgesOtherwise = (before: Kept, after: Kept): boolean => !same(before.indicators, after.indicators)

export const settings = (context: Context): Handlers<keyof SettingsValues> => {
  const { store, settings: all, jobs, emit } = context
  /** Keeps it, with who set what, and tells everybody. */
  const keep = (
    part: Partial<Kept & Pick<Settings, 'binKeeping'>>,
    origins: readonly Origin[] | ((of: string) => Origin),
  ): Settings => {
    const before = all()
    const after = { ...before, ...part }
    store.keepSettings({
      ...part,
      origins: typeof origins === 'function' ? originsAfter(before, after, origins) : origins,
    })
    emit({ kind: 'settings' })
    if (judgesOtherwise(before, after)) emit({ kind: 'library' })
    return all()
  }
  return {
    settings: all,

    keepSettings: ({ origins, ...part }) => {
      const by = part.person ?? all().person
      const at = new Date().toISOString()
      return keep(part, origins ?? ((of) => ({ of, by, at, from: '' })))
    },

    exportSettings: ({ job: jobName }) =>
      jobs.run(jobName, async (job) => {
        const { person, unit, indicators, wordings, defaults, origins } = all()
        const at = new Date().toISOString()
        const answers = store
          .mappings()
          .slice(0, MOST_ANSWERS)
          .map(({ mapping, label }) => ({ mapping, label }))
        const file: SettingsFile = {
          ...{ format: '双过半设置', version: 1, by: signed({ person, unit }), at },
          ...{ person, unit, indicators, wordings, defaults, origins, answers },
        }
        const name = `${productName}-设置-${dayOf(new Date(at))}.${settingsEnding}`
        const bytes = new TextEncoder().encode(`${JSON.stringify(file, null, 1)}\n`)
        return await handOver(context, { name, mime: 'application/json', bytes }, job)
      }),

    readSettings: ({ name, bytes }) => fileIn(name, bytes),

    takeSettings: ({ name, bytes, of, answers: withAnswers }) => {
      const file = fileIn(name, bytes)
      const told = new Map(file.origins.map((origin) => [origin.of, origin]))
      const { person, ...others } = taken(file, all(), new Set(of))
      // Whoever has not been asked who they are is asked as before.
      const part = of.includes('person') ? { ...others, person } : others
      if (!roomFor.safeParse({ indicators: part.indicators, wordings: part.wordings }).success)
        throw new Problem(
          'too-large',
          '指标或用语会超出可以保存的数目，没有导入；请少选一些，或先删去不用的。',
        )
      const known = new Set(store.mappings().map(({ mapping }) => mapping.shape))
      const answers = withAnswers ? file.answers.filter(({ mapping }) => !known.has(mapping.shape)) : []
      for (const { mapping, label } of answers) store.keepMapping(mapping, label)
      const kept = keep(part, (one) => {
        const { by, at } = told.get(one) ?? file
        return { of: one, by, at, from: name }
      })
      if (answers.length > 0) emit({ kind: 'library' })
      return { settings: kept, answers: answers.map(({ mapping }) => mapping.shape) }
    },
  }
}
