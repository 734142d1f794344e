/** Corrections anywhere in documents of any make: accepted they are the new text, refused they are the old one. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { corrected } from '../../../../electron/files/docx/corrections.ts'
import { elementsOf } from '../../../../electron/files/xml/edit.ts'
import type { Correction } from '../../../../shared/report/correction.ts'
import {
  AUTHOR,
  DATE,
  linesOf,
  p,
  refused,
  report,
  run,
  WORD,
  withXml,
  xmlOf,
} from './corrections-support.ts'

const words = fc
  .stringMatching(/^[产值增长12.%，&amp;]{1,5}$/)
  .map((text) => text.replace(/&(?!amp;)|amp;(?<!&amp;)/g, '甲'))
const runs = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        words,
        fc.constantFrom('', '<w:b/>', '<w:rPrChange w:id="8" w:author="乙"><w:rPr/></w:rPrChange>'),
      )
      .map(([text, look]) => run(text, look)),
  },
  fc.constantFrom(
    '<w:r><w:t>3</w:t><w:tab/><w:t> 4 </w:t><w:noBreakHyphen/></w:r>',
    '<w:r><w:footnoteReference w:id="2"/></w:r>',
    '<w:bookmarkStart w:id="3" w:name="a"/>',
    '<w:proofErr w:type="spellEnd"/>',
    '<w:r><w:br/></w:r>',
    '<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>',
    `<w:fldSimple w:instr="PAGE">${run('5')}</w:fldSimple>`,
  ),
  words.map((text) => `<w:ins w:id="5" w:author="乙">${run(text)}</w:ins>`),
  words.map((text) => `<w:del w:id="6" w:author="乙"><w:r><w:delText>${text}</w:delText></w:r></w:del>`),
  words.map((text) => `<w:hyperlink w:anchor="a">${run(text)}${run('处')}</w:hyperlink>`),
)
const paragraphs = fc.array(fc.array(runs, { maxLength: 6 }), { minLength: 1, maxLength: 4 })
const footnotes = `<w:footnotes xmlns:w="${WORD}"><w:footnote w:id="2"><w:p/></w:footnote></w:footnotes>`
const places = fc.array(
  fc.record({
    paragraph: fc.nat(5),
    from: fc.nat(12),
    length: fc.nat(4),
    text: fc.constantFrom('', '8.25', '甲\t乙', ' <&> '),
    comment: fc.constantFrom('', '依据'),
  }),
  { maxLength: 5 },
)

/** What the lines are with these corrections; marks of notes stay where they are. */
function made(lines: readonly string[], corrections: readonly Correction[]): string[] {
  return lines.map((line, at) =>
    corrections
      .filter(({ paragraph }) => paragraph === at)
      // From the end; of two insertions in one place the later one first, so that they stand as they were given.
      .toReversed()
      .toSorted((a, b) => b.from - a.from || b.to - a.to)
      .reduce((text, { from, to, text: comes }) => text.slice(0, from) + comes + text.slice(to), line),
  )
}

/** The lines without the marks of notes: where in a corrected stretch they stand is not told. */
const unmarked = (lines: readonly string[]): string[] => lines.map((line) => line.replace(/\[\d+\]/g, ''))

it('are all there or not at all, and refused leave the text as it was', async () => {
  let done = 0
  await fc.assert(
    fc.asyncProperty(paragraphs, places, async (body, wanted) => {
      const before = report(body.map((inner) => p(...inner)).join(''), { footnotes })
      const lines = await linesOf(before)
      const corrections = wanted.map(({ length, ...rest }) => ({ ...rest, to: rest.from + length }))
      const result = await corrected(before, corrections, AUTHOR, DATE)
      const left = new Set(result.left.map(({ correction }) => correction))
      // Part of a mark, or of a sign, is not what anybody corrects.
      const cut = corrections.some(({ paragraph, from, to }) =>
        [from, to].some((place) => /\[\d*$/.test(lines[paragraph]?.slice(0, place) ?? '')),
      )
      fc.pre(!cut)
      const taken = corrections.filter((correction) => !left.has(correction))
      done += taken.length
      expect(unmarked(await linesOf(result.bytes))).toEqual(unmarked(made(lines, taken)))
      const xml = await xmlOf(result.bytes)
      expect(await linesOf(withXml(result.bytes, refused(xml)))).toEqual(lines)
      // Paragraphs without a correction are letter for letter what they were.
      const own = (text: string) => elementsOf(text, ['p']).map(({ start, end }) => text.slice(start, end))
      const [old, now] = [own(await xmlOf(before)), own(xml)]
      expect(now).toHaveLength(old.length)
      expect(old.filter((one, at) => one !== now[at]).length).toBeLessThanOrEqual(taken.length)
      // Word wants its numbers once each, and every comment once.
      const ids = [...xml.matchAll(/<w:(?:ins|del) w:id="(\d+)"[^>]*双过半/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
      const commented = taken.filter(({ comment }) => comment !== '').length
      for (const mark of ['RangeStart', 'RangeEnd', 'Reference'])
        expect(xml.split(`<w:comment${mark} `)).toHaveLength(commented + 1)
    }),
    { numRuns: 400 },
  )
  expect(done).toBeGreaterThan(100)
})
