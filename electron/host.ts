/**
 * The contract's implementation: everything the face can ask for, over the store and the file formats. Electron,
 * the loopback server and the tests call it alike.
 */
import { randomUUID } from 'node:crypto'
import manifest from '../package.json' with { type: 'json' }
import { argumentsOf, type Method, type Methods } from '../shared/contract.ts'
import { officialTemplate } from '../shared/official.ts'
import { Problem, type Result } from '../shared/problem.ts'
import { judgeAttachment } from '../shared/verdict/table.ts'
import { databaseFile } from './folder.ts'
import { problemOf } from './problems.ts'
import { openStore } from './store/attachments.ts'

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
}

export interface Host {
  /** Answers a method of the contract; never rejects. */
  call(method: string, args: unknown): Promise<Result<unknown>>
  /** Waits for the calls that are running, then closes the store. */
  close(): Promise<void>
}

type Handlers = {
  readonly [M in Method]: (
    args: Methods[M]['arguments'],
  ) => Methods[M]['value'] | Promise<Methods[M]['value']>
}

/** A program that judges otherwise must not show summaries that an earlier one kept. */
const summaryKey = manifest.version

/**
 * Opens the data folder and answers the contract's methods.
 * @throws Problem('newer-database' | 'damaged-database' | 'unwritable')
 */
export function createHost({ folder, platform = {} }: { folder: string; platform?: Platform }): Host {
  const store = openStore(databaseFile(folder))
  const running = new Set<Promise<unknown>>()
  let closed = false

  const importFile: Handlers['importFile'] = async ({ name, bytes }) => {
    const { openFile } = await import('./files/open.ts')
    const opened = await openFile(name, bytes)
    const attachments = opened.attachments.map(({ attachment }) => attachment)
    store.add(attachments, name)
    return { ids: attachments.map(({ id }) => id), warnings: [...opened.warnings] }
  }

  const handlers: Handlers = {
    library: () =>
      store.list(summaryKey).map(({ id, heading, revision, updatedAt, summary: kept }) => {
        const judge = () => {
          const { summary } = judgeAttachment(store.read(id).attachment)
          store.keepSummary(id, revision, summaryKey, summary)
          return summary
        }
        return { id, label: heading.label, title: [...heading.title], summary: kept ?? judge(), updatedAt }
      }),

    open: ({ id }) => store.read(id),

    create: ({ year }) => {
      const attachment = officialTemplate(year, randomUUID)
      store.add([attachment], '')
      return { id: attachment.id }
    },

    sample: async () => {
      const { sampleWorkbook } = await import('./samples/workbook.ts')
      const { name, bytes } = await sampleWorkbook()
      const { ids } = await importFile({ name, bytes })
      const [id] = ids
      if (id === undefined) throw new Error('the sample workbook holds no attachment')
      return { id }
    },

    importFile,

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

    exportFile: async ({ id, format }) => {
      const { exportAttachment } = await import('./files/export.ts')
      const file = await exportAttachment(store.read(id).attachment, format)
      if (platform.saveFile === undefined) return { kind: 'download', ...file }
      const path = await platform.saveFile(file)
      return path === null ? { kind: 'cancelled' } : { kind: 'saved', path }
    },
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
