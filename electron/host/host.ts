/**
 * The contract's implementation: everything the face can ask for, over the store and the file formats. Electron,
 * the loopback server and the tests call it alike.
 */
import { createHash, randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import manifest from '../../package.json' with { type: 'json' }
import { templateOf, templates } from '../../shared/attachment/templates.ts'
import {
  argumentsOf,
  type Exported,
  indicators,
  type Method,
  type Methods,
  type Settings,
} from '../../shared/contract/contract.ts'
import { Problem, type Result } from '../../shared/problem.ts'
import type { Mapping } from '../../shared/recognise/mapping.ts'
import { reportParts } from '../../shared/report/description.ts'
import { dictionaryOf } from '../../shared/verdict/dictionary.ts'
import type { Indicator } from '../../shared/verdict/indicators.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import type { MakePdf } from '../files/export.ts'
import { openStore } from '../store/attachments.ts'
import { databaseFile } from './folder.ts'
import { problemOf } from './problems.ts'

/** A file on its way to a person. */
export interface OutgoingFile {
  readonly name: string
  readonly mime: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** What a door can do that others cannot. */
export interface Platform {
  /** Asks where to save and writes the file; its path, or null where the person cancelled. */
  readonly saveFile?: (file: OutgoingFile) => Promise<string | null>
  /** Makes a PDF of a print document; the machine's Chromium does for a door that cannot. */
  readonly pdf?: MakePdf
}

export interface Host {
  /** Answers a method of the contract; never rejects. */
  call(method: string, args: unknown): Promise<Result<unknown>>
  /** Waits for the calls that are running, then closes the store. */
  close(): Promise<void>
}

/** Something that may take a while. */
interface Job {
  readonly stop: AbortController
  /** What it is doing. */
  text: string
}

type Handlers = {
  readonly [M in Method]: (
    args: Methods[M]['arguments'],
  ) => Methods[M]['value'] | Promise<Methods[M]['value']>
}

/** A program that judges otherwise, or knows other indicators, must not show summaries that an earlier one kept. */
const summaryKey = (known: readonly Indicator[]): string =>
  known.length === 0
    ? manifest.version
    : `${manifest.version}:${createHash('sha256').update(JSON.stringify(known)).digest('hex').slice(0, 16)}`

/** What the system calls the person who works here; empty where it has no name for them. */
function systemPerson(): string {
  try {
    return userInfo().username
  } catch {
    return ''
  }
}

/**
 * Opens the data folder and answers the contract's methods.
 * @throws Problem('newer-database' | 'damaged-database' | 'unwritable')
 */
export function createHost({ folder, platform = {} }: { folder: string; platform?: Platform }): Host {
  const store = openStore(databaseFile(folder))
  const running = new Set<Promise<unknown>>()
  let closed = false

  const jobs = new Map<string, Job>()

  const watched = (job: Job) => ({
    signal: job.stop.signal,
    onProgress: (text: string) => {
      job.text = text
    },
  })

  /** Runs what may take a while under a name, by which its progress is asked for and it is called off. */
  const underway = async <T>(name: string | undefined, work: (job: Job) => Promise<T>): Promise<T> => {
    const job: Job = { stop: new AbortController(), text: '' }
    if (name !== undefined) jobs.set(name, job)
    try {
      return await work(job)
    } finally {
      if (name !== undefined && jobs.get(name) === job) jobs.delete(name)
    }
  }

  const settings = (): Settings => {
    const person = store.setting('person')
    const kept = indicators.safeParse(store.setting('indicators') ?? [])
    return {
      person: typeof person === 'string' ? person : systemPerson(),
      indicators: kept.success ? kept.data : [],
    }
  }

  const importFile: Handlers['importFile'] = ({ name, bytes, job: jobName, answers }) =>
    underway(jobName, async (job) => {
      const [{ openFile }, { workbookKind }] = await Promise.all([
        import('../files/open.ts'),
        import('../files/xlsx/patch/book.ts'),
      ])
      const known = store.mappings().map(({ mapping }) => mapping)
      const read = (mappings: readonly Mapping[]) =>
        openFile(name, bytes, {
          ...watched(job),
          indicators: settings().indicators,
          // The first that has a table's shape is believed: what was just told comes before what was told once.
          mappings: [...(answers ?? []), ...mappings],
        })
      let opened = await read(known)
      const { questions } = opened
      if (questions.length > 0) {
        if (answers !== undefined) return { ids: [], warnings: [...opened.warnings], questions }
        opened = await read([...known, ...questions.flatMap(({ guess }) => guess ?? [])])
        if (opened.attachments.length === 0) {
          throw new Problem(
            'no-table',
            `“${name}”里没有找到指标表，请检查表头是否有“指标名称”“目标”“实绩”等栏目。`,
          )
        }
      }
      const attachments = opened.attachments.map(({ attachment }) => attachment)
      const kind = opened.kind === 'xlsx' ? await workbookKind(bytes).catch(() => null) : null
      const origins = new Map(opened.attachments.map(({ attachment, origin }) => [attachment.id, origin]))
      if (job.stop.signal.aborted) throw new Problem('cancelled', `已取消打开“${name}”，要用时请再打开一次。`)
      store.add(attachments, name, kind === null ? undefined : { kind, bytes, origins })
      for (const answer of answers ?? []) store.keepMapping(answer, `${name} · ${answer.sheet}`)
      return { ids: attachments.map(({ id }) => id), warnings: [...opened.warnings], questions: [] }
    })

  /** Gives a file to the person: asks where to save it, or hands it to the browser. */
  const handOver = async (file: OutgoingFile, job: Job): Promise<Exported> => {
    if (job.stop.signal.aborted) throw new Problem('cancelled', '已取消导出，要用时请再导出一次。')
    if (platform.saveFile === undefined) return { kind: 'download', ...file }
    const path = await platform.saveFile(file)
    return path === null ? { kind: 'cancelled' } : { kind: 'saved', path }
  }

  const exportFile: Handlers['exportFile'] = ({ id, format, layout, scope, job: jobName }) =>
    underway(jobName, async (job) => {
      const { exportAttachments, exportToSource } = await import('../files/export.ts')
      const { report, siblings, source } = store.place(id)
      const read = (one: string) => store.read(one).attachment
      const options = {
        ...watched(job),
        indicators: settings().indicators,
        ...(platform.pdf !== undefined && { pdf: platform.pdf }),
      }
      const whole = scope === 'report' && siblings.length > 1
      const original = layout === 'source' ? store.original(id) : null
      if (layout === 'source' && original === null) {
        throw new Problem(
          'unsupported',
          source === ''
            ? '这份附件是在这里新建的，没有原表可以写回，请导出官方格式。'
            : `“${source}”的原文件不是.xlsx或没有留存，不能写回原表，请导出官方格式。`,
        )
      }
      const file =
        original === null
          ? await exportAttachments(
              whole ? siblings.map((one) => read(one.id)) : [read(id)],
              format,
              whole ? report.title : '',
              options,
            )
          : await exportToSource(original, source, format, read, options)
      return await handOver(file, job)
    })

  const readReport: Handlers['readReport'] = ({ name, bytes, job: jobName }) =>
    underway(jobName, async (job) => {
      const { openReport } = await import('../files/open.ts')
      return reportParts(await openReport(name, bytes, watched(job)))
    })

  const intoReport: Handlers['intoReport'] = ({ id, name, bytes, scope, job: jobName }) =>
    underway(jobName, async (job) => {
      const { exportIntoReport } = await import('../files/export.ts')
      const { siblings } = store.place(id)
      const ids = scope === 'report' ? siblings.map((one) => one.id) : [id]
      const attachments = ids.map((one) => store.read(one).attachment)
      const options = { ...watched(job), indicators: settings().indicators }
      return await handOver(await exportIntoReport(attachments, name, bytes, options), job)
    })

  const handlers: Handlers = {
    library: () => {
      const own = settings().indicators
      const key = summaryKey(own)
      const dictionary = dictionaryOf(own)
      return store.list(key).map(({ id, heading, revision, updatedAt, reportId, source, summary: kept }) => {
        const judge = () => {
          const { summary } = judgeAttachment(store.read(id).attachment, dictionary)
          store.keepSummary(id, revision, key, summary)
          return summary
        }
        return {
          id,
          label: heading.label,
          title: [...heading.title],
          summary: kept ?? judge(),
          updatedAt,
          reportId,
          source,
        }
      })
    },

    open: ({ id }) => {
      const { siblings, source, kind } = store.place(id)
      return {
        ...store.read(id),
        siblings: siblings.map(({ id: one, heading: { label, title } }) => ({
          id: one,
          label,
          title: [...title],
        })),
        hasSource: kind !== null,
        sourceKind: kind ?? (source === '' ? 'none' : 'other'),
      }
    },

    create: ({ template, year }) => {
      const names = template === 'report' ? templates.map(({ name }) => name) : [template]
      // Numbers are for the attachments of one report; one alone is just 附件.
      const attachments = names.map((name) => {
        const attachment = templateOf(name, year, randomUUID)
        return template === 'report'
          ? attachment
          : { ...attachment, heading: { ...attachment.heading, label: '附件' } }
      })
      const [first] = attachments
      if (first === undefined) throw new Error('there is no template')
      store.add(attachments, '')
      return { id: first.id }
    },

    sample: async () => {
      const { sampleWorkbook } = await import('../samples/workbook.ts')
      const { name, bytes } = await sampleWorkbook()
      const { ids } = await importFile({ name, bytes })
      const [id] = ids
      if (id === undefined) throw new Error('the sample workbook holds no attachment')
      return { id }
    },

    importFile,

    progress: ({ job }) => {
      const found = jobs.get(job)
      return found === undefined ? null : { text: found.text }
    },
    cancel: ({ job }) => {
      jobs.get(job)?.stop.abort()
      return null
    },

    mappings: () => store.mappings(),
    forgetMapping: ({ shape }) => {
      store.forgetMapping(shape)
      return null
    },

    settings,
    keepSettings: ({ person, indicators: own }) => {
      if (person !== undefined) store.keepSetting('person', person)
      if (own !== undefined) store.keepSetting('indicators', own)
      return settings()
    },

    apply: ({ id, base, step }) => store.apply(id, base, step),
    undo: ({ id, base }) => store.undo(id, base),
    redo: ({ id, base }) => store.redo(id, base),

    remove: ({ id }) => {
      store.remove(id)
      return null
    },
    restore: ({ id }) => {
      store.restore(id)
      return null
    },

    exportFile,
    readReport,
    intoReport,
  }

  const run = async <M extends Method>(method: M, args: unknown): Promise<Methods[M]['value']> => {
    const parsed = argumentsOf[method].safeParse(args)
    if (!parsed.success) {
      const at = parsed.error.issues[0]?.path.join('.') ?? ''
      throw new Problem(
        'invalid',
        `程序收到了不合约定的数据（${at === '' ? method : `${method}: ${at}`}），请重新打开程序后再试一次。`,
        {
          cause: parsed.error,
        },
      )
    }
    return await handlers[method](parsed.data)
  }

  const answer = async (method: string, args: unknown): Promise<Result<unknown>> => {
    try {
      if (closed) throw new Problem('internal', '程序正在退出，请重新打开程序。')
      if (!isMethod(method)) {
        throw new Problem('invalid', '程序不认识这个操作，请重新打开程序后再试一次。')
      }
      return { ok: true, value: await run(method, args) }
    } catch (error) {
      return { ok: false, error: problemOf(error) }
    }
  }

  return {
    call: (method, args) => {
      const call = answer(method, args)
      running.add(call)
      void call.then(() => running.delete(call))
      return call
    },
    close: async () => {
      if (closed) return
      closed = true
      await Promise.all(running)
      store.close()
    },
  }
}

const isMethod = (method: string): method is Method => Object.hasOwn(argumentsOf, method)
