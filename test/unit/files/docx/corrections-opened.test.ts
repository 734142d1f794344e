/** Another program opens the corrected report, and shows what was struck out, what was put in and why. */
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { attribute, elementsOf } from '../../../../electron/files/xml/edit.ts'
import { SOFFICE, writerAbsent } from '../../../facts/docx/attachments.ts'
import { temporaryFolder } from '../../support/folder.ts'
import { changed, p, report, run, STRICT, WORD } from './corrections-support.ts'

const office = promisify(execFile)

describe.skipIf(writerAbsent)(`LibreOffice${writerAbsent ? ` (skipped: ${writerAbsent})` : ''}`, () => {
  it('opens the changes as changes, with their comments', async () => {
    const folder = temporaryFolder()
    const theirs = `<w:ins w:id="1" w:author="乙" w:date="2024-07-01T00:00:00Z">${run('其中出口27.1亿元')}</w:ins>`
    const paragraphs = [
      p(
        run('外贸进出口'),
        run('61', '<w:b/>'),
        '<w:bookmarkStart w:id="3" w:name="a"/>',
        run('.4'),
        '<w:bookmarkEnd w:id="3"/>',
        run('亿元。'),
      ),
      p(theirs, run('，增长3.3%。')),
      p(run('链接'), `<w:hyperlink w:anchor="a">${run('88.8')}</w:hyperlink>`, run('处。')),
    ].join('')
    const changes = [
      ['61.4', '62.5', '表中第9行为62.5亿元'],
      ['27.1', '27.9', '表中第10行为27.9亿元'],
      ['3.3', '3.6', '表中第11行为3.6%'],
      ['88.8', '88.9', '表中第12行为88.9'],
    ] satisfies [string, string, string][]
    const word = await changed(report(paragraphs), ...changes)
    const strict = await changed(report(paragraphs, {}, `w:document xmlns:w="${STRICT}"`), ...changes)
    expect([word.left, strict.left]).toEqual([[], []])
    writeFileSync(join(folder, 'word.docx'), word.bytes)
    // The program reads no strict document without what names it so everywhere; its letters are the same.
    expect(strict.xml.replace(STRICT, WORD)).toBe(word.xml.replace(/ xmlns:(?:mc|v|wps)="[^"]*"/g, ''))
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    await office(SOFFICE ?? '', [
      profile,
      '--headless',
      '--convert-to',
      'fodt',
      '--outdir',
      folder,
      join(folder, 'word.docx'),
    ])
    const xml = readFileSync(join(folder, 'word.fodt'), 'utf8')
    const regions = new Map(
      elementsOf(xml, ['changed-region']).map(({ tag, inner }) => {
        const region = xml.slice(...inner)
        const kind = region.includes('<text:deletion>') ? '删' : '增'
        return [attribute(tag, 'text:id'), region.includes('双过半 &amp; 核对') ? kind : '乙']
      }),
    )
    const [body] = elementsOf(xml, ['text'])
    const own = elementsOf(xml, ['p'], ...(body?.inner ?? [0, 0])).map(({ inner }) => xml.slice(...inner))
    const shown = own.map((text) =>
      text
        .replace(/<office:annotation .*?<\/office:annotation>/gs, '')
        .replace(/<text:change-(start|end) [^>]*>/g, (tag, end) => {
          const kind = regions.get(attribute(tag, 'text:change-id'))
          return end === 'start' ? `${kind}[` : ']'
        })
        .replace(/<[^>]*>/g, ''),
    )
    expect(shown).toEqual([
      '外贸进出口删[61.4]增[62.5]亿元。',
      '乙[其中出口]删[27.1]增[27.9]乙[亿元]，增长删[3.3]增[3.6]%。',
      '链接删[88.8]增[88.9]处。',
    ])
    const notes = elementsOf(xml, ['annotation']).map(({ inner }) => xml.slice(...inner))
    expect(notes.map((note) => /表中[^<]*/.exec(note)?.[0])).toEqual(changes.map(([, , why]) => why))
  }, 90_000)
})
