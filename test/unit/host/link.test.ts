/** The host in a process of its own, over messages that are cloned as Electron clones them. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import {
  type FromHost,
  type HostProcess,
  linkHost,
  serveHost,
  type ToHost,
} from '../../../electron/doors/window/host-link.ts'
import { createHost, type Host, type Platform } from '../../../electron/host/host.ts'
import type { HostEvent } from '../../../shared/contract/events.ts'
import { Problem } from '../../../shared/problem.ts'
import { temporaryFolder } from '../support/folder.ts'
import { call } from './support.ts'

/** A stand-in for the process; `fall` ends it as a crash does. */
function processOf(open: (platform: Platform) => Host) {
  const heard: ((message: FromHost) => void)[] = []
  const exits: (() => void)[] = []
  let hear: ((message: ToHost) => void) | null = null
  let alive = true
  const later = (run: () => void) => setTimeout(() => alive && run())
  later(() => {
    hear = serveHost((message) => {
      const copy = structuredClone(message)
      later(() => {
        for (const listener of heard) listener(copy)
      })
    }, open)
  })
  const child: HostProcess = {
    post: (message) => {
      const copy = structuredClone(message)
      later(() => hear?.(copy))
    },
    onMessage: (listener) => heard.push(listener),
    onExit: (listener) => exits.push(listener),
  }
  return {
    child,
    fall: () => {
      alive = false
      for (const exit of exits) exit()
    },
  }
}

const platform = {
  saveFile: async () => '/tmp/表.csv',
  chooseFolder: async () => '/tmp/备份',
  pdf: async () => new Uint8Array([37, 80, 68, 70]),
}

function linked(options: Partial<Required<Platform>> = {}, folder = temporaryFolder()) {
  const processes: ReturnType<typeof processOf>[] = []
  const refused = vi.fn()
  const host = linkHost({
    start: () => {
      const made = processOf((own) => createHost({ folder, platform: own }))
      processes.push(made)
      return made.child
    },
    platform: { ...platform, ...options },
    refused,
  })
  return { host, processes, refused, folder }
}

test('calls made before the data are open are answered, events arrive, and closing finishes what runs', async () => {
  const { host } = linked()
  const events: HostEvent[] = []
  host.subscribe((event) => events.push(event))
  const { id } = await call(host, 'create', { template: 'indicators', year: 2026 })
  expect(events).toContainEqual({ kind: 'library' })
  const exporting = call(host, 'exportFile', { id, format: 'csv' })
  const closing = host.close()
  expect(await exporting).toEqual({ kind: 'saved', path: '/tmp/表.csv' })
  await closing
  expect(await host.call('library', {})).toMatchObject({ ok: false, error: { code: 'internal' } })
})

test('what only the main process can do is asked back, with its own sentence where it fails', async () => {
  const saveFile = vi
    .fn<Required<Platform>['saveFile']>()
    .mockRejectedValueOnce(new Problem('unwritable', '磁盘空间不足，请清理磁盘或换一个位置保存。'))
  saveFile.mockResolvedValue(null)
  const { host } = linked({ saveFile })
  const { id } = await call(host, 'create', { template: 'indicators', year: 2026 })
  expect(await host.call('exportFile', { id, format: 'csv' })).toEqual({
    ok: false,
    error: { code: 'unwritable', message: '磁盘空间不足，请清理磁盘或换一个位置保存。' },
  })
  expect(await call(host, 'exportFile', { id, format: 'pdf' })).toEqual({ kind: 'cancelled' })
  expect(saveFile.mock.calls[1]?.[0]).toMatchObject({
    mime: 'application/pdf',
    bytes: expect.any(Uint8Array),
  })
  await host.close()
})

test('a PDF that is called off is given up by the main process too', async () => {
  let given: AbortSignal | undefined
  const { host } = linked({
    pdf: (_, signal) =>
      new Promise((_resolve, reject) => {
        given = signal
        signal?.addEventListener('abort', () => reject(new Problem('cancelled', '已取消导出。')))
      }),
  })
  const { id } = await call(host, 'create', { template: 'indicators', year: 2026 })
  const exporting = host.call('exportFile', { id, format: 'pdf', job: 'j' })
  await expect.poll(() => given).toBeDefined()
  await call(host, 'cancel', { job: 'j' })
  expect(await exporting).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(given?.aborted).toBe(true)
  await host.close()
})

test('a process that falls ends its calls in one sentence, and the next call finds what was saved', async () => {
  let asked = false
  const { host, processes } = linked({
    saveFile: () => {
      asked = true
      return new Promise(() => {})
    },
  })
  const { id } = await call(host, 'create', { template: 'indicators', year: 2026 })
  const exporting = host.call('exportFile', { id, format: 'csv' })
  await expect.poll(() => asked).toBe(true)
  processes[0]?.fall()
  expect(await exporting).toEqual({
    ok: false,
    error: {
      code: 'internal',
      message: expect.stringMatching(/^[^a-zA-Z]*已保存的内容没有丢失[^a-zA-Z]*。$/),
    },
  })
  expect((await call(host, 'library', {})).map((entry) => entry.id)).toEqual([id])
  expect(processes).toHaveLength(2)
  await host.close()
})

test('data that cannot be opened are refused once, with the reason', async () => {
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  const { refused } = linked({}, join(file, 'data'))
  await expect.poll(() => refused.mock.calls.length).toBe(1)
  expect(refused.mock.calls[0]?.[0]).toMatchObject({
    code: 'unwritable',
    message: expect.stringMatching(/。$/),
  })
})
