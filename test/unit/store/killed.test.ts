import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openStore } from '../../../electron/store/store.ts'
import { apply } from '../../../shared/attachment/edits.ts'
import { attachment, logIn } from '../support/attachment.ts'
import { temporaryFolder } from '../support/folder.ts'

test.each([1, 2, 3])(
  'a program killed in the middle of its writing loses nothing that it was told is saved (%i)',
  async () => {
    const file = join(temporaryFolder(), 'sgb.sqlite')
    const store = openStore(file)
    store.add([attachment()], '')
    store.close()

    const writer = fileURLToPath(new URL('writer.ts', import.meta.url))
    const child = spawn(process.execPath, [writer, file, 'a'], { stdio: ['ignore', 'pipe', 'inherit'] })
    let told = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      told += text
      if (told.split('\n').length > 40) setTimeout(() => child.kill('SIGKILL'), Math.random() * 30)
    })
    await new Promise((resolve) => child.once('close', resolve))
    const acknowledged = Number(told.slice(0, told.lastIndexOf('\n')).split('\n').at(-1))
    expect(acknowledged).toBeGreaterThan(30)

    const after = openStore(file)
    const { attachment: held, revision } = after.read('a')
    expect(revision).toBeGreaterThanOrEqual(acknowledged)
    const folded = logIn(file, 'a').reduce((state, { edits }) => apply(state, edits), attachment())
    expect(held).toEqual(folded)
    after.close()
  },
)
