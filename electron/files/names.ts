/** The names that files leave the program under: such as every system takes, and as show what they are. */
import type { Attachment } from '../../shared/attachment/model.ts'
import { endingOf, type FormatId } from '../../shared/contract/formats.ts'

/**
 * Names that Windows keeps for devices, whatever their ending; the digits may be raised.
 * https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
const RESERVED = /^(?:con|conin\$|conout\$|prn|aux|nul|(?:com|lpt)[\d¹²³])\s*(?:\.|$)/i

/** Whether Windows takes a name for a device's. */
export const isReserved = (name: string): boolean => RESERVED.test(name)

/** What no system's names may hold, and what turns or hides the characters of a name (U+202E shows fdp.xlsx as slx.pdf). */
const UNFIT =
  /[\\/:*?"<>|\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Noncharacter_Code_Point}\u200b\u2060\ufeff]+/gu

/** Characters that a name has at most, and the bytes in UTF-8 that a file system has room for. */
const MOST = { characters: 80, bytes: 255 } as const

const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** As much of a text as has room in that many bytes, cut between what a person sees as characters. */
function cut(text: string, bytes: number): string {
  let kept = ''
  let room = bytes
  let count = 0
  for (const { segment } of characters.segment(text)) {
    room -= Buffer.byteLength(segment)
    count += 1
    if (room < 0 || count > MOST.characters) break
    kept += segment
  }
  return kept
}

/** A file name that every system accepts, made from what was wished for. */
export const safeName = (wish: string, format: FormatId): string => named(wish, `.${endingOf(format)}`)

/** The same for several files in one. */
export const zipName = (wish: string): string => named(wish, '.zip')

function named(wish: string, ending: string): string {
  const trimmed = (text: string) => text.replace(/^[.\s]+|[.\s]+$/gu, '')
  const short = (text: string) => trimmed(cut(trimmed(text), MOST.bytes - Buffer.byteLength(ending)))
  const safe = short(wish.replace(UNFIT, ' ').replace(/\s+/gu, ' '))
  return `${safe === '' || isReserved(safe) ? short(`双过半附件${safe}`) : safe}${ending}`
}

/** The file name of an attachment: its title, or its label where there is none, with its 备注 (送审稿). */
export const fileName = ({ heading: { title, label, remark } }: Attachment, format: FormatId): string =>
  safeName(`${title.join('').trim() || label.trim()}${remark === undefined ? '' : `（${remark}）`}`, format)
