/** What a system says about a file that another program holds, which cannot be brought about on every system. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { readFileBytes, saveFile } from '../../../electron/files/save.ts'

const failing = vi.hoisted(() => ({ method: '', code: '' }))

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const guarded = (method: 'rename' | 'readFile' | 'open') => {
    const work = real[method] as (...args: unknown[]) => Promise<unknown>
    return (...args: unknown[]) =>
      failing.method === method
        ? Promise.reject(Object.assign(new Error(failing.code), { code: failing.code }))
        : work(...args)
  }
  return { ...real, rename: guarded('rename'), readFile: guarded('readFile'), open: guarded('open') }
})

afterEach(() => Object.assign(failing, { method: '', code: '' }))

const made = (): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'sgb-locked-')), '表.xlsx')
  writeFileSync(path, '旧')
  return path
}

it.each(['EBUSY', 'EPERM'])('a file that cannot be read for %s', async (code) => {
  const path = made()
  Object.assign(failing, { method: 'readFile', code })
  await expect(readFileBytes(path)).rejects.toMatchObject({
    code: 'unreadable',
    message: expect.stringMatching(/请先在WPS或Excel中关闭该文件[^。]*。$/),
  })
})

it.each([
  ['open', 'EBUSY'],
  ['open', 'EPERM'],
  ['rename', 'EBUSY'],
  ['rename', 'EPERM'],
  ['rename', 'EACCES'],
])(
  'a file that cannot be written for %s: %s stays as it is, with nothing beside it',
  async (method, code) => {
    const path = made()
    Object.assign(failing, { method, code })
    await expect(saveFile(path, new TextEncoder().encode('新'))).rejects.toMatchObject({
      code: 'unwritable',
      message: expect.stringMatching(/请[^。]*关闭该文件[^。]*。$|请[^。]*。$/),
    })
    expect(readFileSync(path, 'utf8')).toBe('旧')
    expect(readdirSync(join(path, '..'))).toEqual(['表.xlsx'])
  },
)
