/** A note with its answers as one text, and back: what files without threads hold. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Note } from '../../../shared/attachment/model.ts'
import { noteOfText, noteText } from '../../../shared/attachment/note-text.ts'

const at = new Date(2026, 6, 3, 14, 5).toISOString()

describe('a note as one text', () => {
  test('names and times stand before what was said', () => {
    const note: Note = {
      said: [
        { by: '张三', at, text: '请核对\n两处' },
        { by: '', text: '已核' },
      ],
      settled: { by: '李四', at },
    }
    expect(noteText(note)).toBe(
      '张三（2026-07-03 14:05）:\n请核对\n两处\n未署名（时间不明）回复:\n已核\n已解决：李四（2026-07-03 14:05）',
    )
    expect(noteOfText(noteText(note), '张三')).toEqual(note)
  })

  test('the name at the beginning, as Excel and WPS write it, is no part of the text', () => {
    expect(noteOfText('张三:\n请核对', '张三')).toEqual({ said: [{ by: '张三', text: '请核对' }] })
    expect(noteOfText('王五：\n请核对', '')).toEqual({ said: [{ by: '王五', text: '请核对' }] })
    expect(noteOfText('请核对', '张三')).toEqual({ said: [{ by: '张三', text: '请核对' }] })
    // A line of the text that only looks like a name.
    expect(noteOfText('三处有误:\n一是单位', '张三')).toEqual({
      said: [{ by: '张三', text: '三处有误:\n一是单位' }],
    })
    expect(noteOfText(' \n', '张三')).toBeNull()
    expect(noteOfText('张三:\n', '张三')).toBeNull()
  })

  test('whatever was said comes back as it was said', () => {
    const words = fc
      .string({
        unit: fc.constantFrom('请', '核', '对', 'a', '1', '：', '（', '）', ' ', '\n'),
        minLength: 1,
      })
      .map((text) => text.trim())
      .filter((text) => text !== '')
    const name = fc.constantFrom('', '张三', '李 四', '统计局')
    const when = fc
      .integer({ min: 0, max: 30_000_000 })
      .map((minute) => new Date(minute * 60_000).toISOString())
    const one = fc.record({ by: name, at: when, text: words })
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 4 }), fc.option(when), (said, done) => {
        const note: Note = { said, ...(done !== null && { settled: { by: '张三', at: done } }) }
        expect(noteOfText(noteText(note), said[0]?.by ?? '')).toEqual(note)
      }),
    )
  })
})
