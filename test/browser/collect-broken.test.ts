/** Taking back and accepting, broken off in the middle: what was done until then stands, and nothing by halves. */
import { describe, expect, it } from 'vitest'
import { unpackedWall } from '../../shared/collect/wall-packed.ts'
import { askHost, dropFiles, filledIn, startedCounty } from './collected.ts'
import { skipped } from './program.ts'

/** The same workbook with another comment at the end of its zip. */
function withComment(bytes: Uint8Array, comment: string): Uint8Array {
  const text = new TextEncoder().encode(comment)
  const made = new Uint8Array(bytes.length + text.length)
  made.set(bytes)
  made.set(text, bytes.length)
  // The last two bytes of a zip without a comment say how long it is.
  made[bytes.length - 2] = text.length
  return made
}

describe.skipIf(skipped)('returns that are broken off, in the browser', () => {
  const county = startedCounty()
  const { command, sentTo, wall: dialog } = county

  it('called off in the middle has what was read until then, and takes the rest when it is dropped again', async () => {
    const { page } = county
    const returned = async () =>
      (await askHost(page, 'collected', { id: county.attachment.id })).wall.departments.reduce(
        (sum, one) => sum + one.files.length,
        0,
      )
    const before = await returned()
    const sent = await filledIn(sentTo('教育局'), county.attachment)
    // Zips whose comments differ are different files to the program; more than one call takes.
    const many = Array.from({ length: 210 }, (_, n) => ({
      name: `教育局/${n}.xlsx`,
      bytes: withComment(sent.bytes, `第${n}份`),
    }))
    await command('回收返回表')
    await dialog().waitFor()
    let calls = 0
    let release = (): void => undefined
    const calledOff = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/call/takeReturns', async (route) => {
      calls += 1
      if (calls === 2) await calledOff
      await route.continue()
    })
    await dropFiles(page, many)
    const busy = page.getByRole('dialog', { name: '正在回收返回表' })
    await busy.getByText('已读200份，共210份').waitFor()
    await expect.poll(() => calls).toBe(2)
    const heard = page.waitForResponse('**/call/cancel')
    await busy.getByRole('button', { name: '取消' }).click()
    await heard
    release()
    await page
      .getByText(/已取消回收，此前读完的200份已收下/)
      .first()
      .waitFor()
    await busy.waitFor({ state: 'detached' })
    expect((await returned()) - before).toBe(200)
    let readings = 0
    page.on('request', (request) => {
      if (request.url().endsWith('/call/collected')) readings += 1
    })
    await dropFiles(page, many)
    await page
      .getByText(/已收210份返回表/)
      .first()
      .waitFor()
    // Two calls took them in; what stands there is read when both have.
    expect(readings).toBe(1)
    expect(await dialog().getByText('收到的文件（210）').count()).toBe(1)
    expect((await returned()) - before).toBe(210)
    await page.unroute('**/call/takeReturns')
  })

  it('ended in the middle of accepting has all of it in the table or nothing, and the wall says the same', async () => {
    const { page } = county
    const wall = async () =>
      unpackedWall((await askHost(page, 'collected', { id: county.attachment.id })).wall)
    const sure = (await wall()).cells.filter(({ state }) => state === 'sure').length
    expect(sure).toBeGreaterThan(0)
    await dialog()
      .getByRole('button', { name: `接受所有无疑点的（${sure}）` })
      .click()
    await county.program.restart('SIGKILL')
    await page
      .getByRole('button', { name: /主要指标/ })
      .first()
      .waitFor()
    const { cells } = await wall()
    const left = cells.filter(({ state }) => state === 'sure').length
    expect([0, sure]).toContain(left)
    const { attachment: now } = await askHost(page, 'open', { id: county.attachment.id })
    for (const { row, column, state, offers } of cells)
      if (state === 'accepted') {
        const text = now.rows.find(({ id }) => id === row)?.cells[column]
        expect(offers.filter((offer) => offer.state === 'accepted').map((offer) => offer.text)).toContain(
          text,
        )
      }
  })
})
