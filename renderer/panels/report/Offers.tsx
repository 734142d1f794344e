/** What a report offers, a line each: a box to take it, what would stand where, and the words that say it. */
import { Checkbox } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { wordsAt } from '../../../shared/findings/check/common/context.ts'
import type { Quoted } from '../../../shared/findings/fill/proposal.ts'
import { byArrows, stopsIn } from '../byArrows.ts'

export interface Offer extends Quoted {
  readonly key: string
  /** What the row is called, and which of its columns is meant. */
  readonly what: string
  readonly where: string
  /** What stands there now. */
  readonly now: string
  readonly text: string
  readonly doubt: string | null
}

interface OffersProps {
  readonly offers: readonly Offer[]
  /** Of the report. */
  readonly text: string
  /** What stands above what, where and text. */
  readonly headers?: readonly string[]
  readonly taken: ReadonlySet<string>
  readonly onTaken: (taken: ReadonlySet<string>) => void
}

export function Offers({ offers, text, headers = ['指标', '栏', '填入'], taken, onTaken }: OffersProps) {
  const box = useRef<HTMLDivElement>(null)
  // The lines come when the report has been read: then the keyboard goes to the first.
  useEffect(() => box.current?.querySelector<HTMLElement>('tbody input')?.focus({ preventScroll: true }), [])
  if (offers.length === 0) return null
  const all = taken.size === offers.length
  const turn = (key: string): void => {
    const next = new Set(taken)
    if (!next.delete(key)) next.add(key)
    onTaken(next)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what its boxes leave of a key press comes by here
    <div
      ref={box}
      className="listing offers"
      onKeyDown={(event) =>
        byArrows(event, stopsIn<HTMLInputElement>(event, 'input'))
          ?.closest('tr')
          ?.scrollIntoView({ block: 'nearest' })
      }
    >
      <table>
        <thead>
          <tr>
            <th>
              <Checkbox
                aria-label="全选"
                checked={all}
                indeterminate={taken.size > 0 && !all}
                onChange={() => onTaken(new Set(all ? [] : offers.map(({ key }) => key)))}
              />
            </th>
            {headers.map((header) => (
              <th key={header}>{header}</th>
            ))}
            <th>报告原文</th>
          </tr>
        </thead>
        <tbody>
          {offers.map((offer) => (
            <tr
              key={offer.key}
              className={taken.has(offer.key) ? 'taken' : ''}
              onClick={({ target }) => {
                if ((target as HTMLElement).closest('label') === null) turn(offer.key)
              }}
            >
              <td>
                <Checkbox
                  aria-label={`${offer.what} ${offer.where}：${offer.text}`}
                  checked={taken.has(offer.key)}
                  onChange={() => turn(offer.key)}
                />
              </td>
              <td>{offer.what}</td>
              <td>{offer.where}</td>
              <td>
                {offer.now.trim() !== '' && <del>{offer.now.trim()}</del>} <b>{offer.text}</b>
              </td>
              <td>
                {marked(offer, text)}
                {offer.doubt !== null && <p className="doubt">{offer.doubt}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The words with the figure marked in them. */
function marked({ quote, span, figure }: Offer, text: string): ReactNode {
  if (figure === null || figure.from < span.from || figure.to > span.to) return `“${quote}”`
  const before = wordsAt(text, { from: span.from, to: figure.from })
  const after = wordsAt(text, { from: figure.to, to: span.to })
  return (
    <>
      “{before}
      <mark>{wordsAt(text, figure)}</mark>
      {after}”
    </>
  )
}
