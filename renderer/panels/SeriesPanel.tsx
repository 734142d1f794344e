/** 历年: the active row through the periods of its series, as a small picture with its figures in words. */
import { useEffect, useMemo } from 'react'
import { nameOf } from '../../shared/attachment/names.ts'
import { rounded } from '../../shared/measure/decimal.ts'
import {
  changeBetween,
  followed,
  lineOf,
  type Point,
  type SeriesLine,
  timeOf,
  yearBefore,
} from '../../shared/series/series.ts'
import { datedWords } from '../../shared/verdict/spoken.ts'
import { attempt } from '../actions/run.ts'
import { activePlace } from '../grid/selection.ts'
import { type Editor, openAttachment } from '../state/editor.ts'
import { extentOf } from '../state/places.ts'
import { lookAtSeries, useSeries } from '../state/series.ts'
import { useSettings } from '../state/settings.ts'
import './SeriesPanel.css'

export function SeriesPanel({ open }: { readonly open: Editor }) {
  const { attachment, judged } = open
  const dictionary = useSettings((settings) => settings.dictionary)
  const others = useSeries(({ of, others: read }) => (of === attachment.id ? read : null))
  const damaged = useSeries((series) => series.damaged)
  useEffect(lookAtSeries, [])
  const own = useMemo(() => ({ attachment, judged }), [attachment, judged])
  const tables = useMemo(
    () => (others === null ? null : followed(own, others, dictionary)),
    [own, others, dictionary],
  )
  const row = attachment.rows[activePlace(open.selection, extentOf(attachment)).row]
  if (row === undefined) return null
  const line = tables === null ? null : lineOf(own, row.id, tables, dictionary)
  return (
    <section className="series-panel" aria-label="历年">
      <h2>{nameOf(attachment.columns, row) || '这一行'}</h2>
      {line === null ? (
        <p className="muted">正在查找其他时期的表……</p>
      ) : line.points.length < 2 ? (
        <p className="muted">
          “我的表格”里没有这个指标的其他时期。用“做下一期”做出来的表，和只有时期不同的同名表，会在这里连成一条线。
        </p>
      ) : (
        <Line line={line} own={attachment.id} />
      )}
      {others !== null && damaged.length > 0 && (
        <p className="muted">
          {damaged.map(datedWords).join('、')}的表已损坏，没有列入；在“我的表格”里可以抢救。
        </p>
      )}
    </section>
  )
}

function Line({ line, own }: { readonly line: SeriesLine; readonly own: string }) {
  const { points, unit } = line
  const latestFirst = [...points].reverse()
  return (
    <>
      <Picture line={line} own={own} />
      <table>
        <thead>
          <tr>
            <th>时期</th>
            <th>目标</th>
            <th>实绩</th>
            <th>比上年同期</th>
          </tr>
        </thead>
        <tbody>
          {latestFirst.map((point) => (
            <tr key={point.attachment} aria-current={point.attachment === own || undefined}>
              <td>
                {point.attachment === own ? (
                  point.period
                ) : (
                  <button
                    type="button"
                    onClick={() => void attempt(() => openAttachment(point.attachment))}
                    title="打开这一期的表"
                  >
                    {point.period}
                  </button>
                )}
              </td>
              <td>{point.target}</td>
              <td>{point.actual}</td>
              <td>{changeBetween(yearBefore(points, point), point, unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {points.filter(({ value }) => value !== null).length > 1 && unit !== null && unit.label !== '' && (
        <p className="muted">图中的单位：{unit.label}。</p>
      )}
    </>
  )
}

const [width, height, edge] = [280, 96, 8]

/** A dot a figure over the months that have gone by; a line through those of the same part of the year. */
function Picture({ line: { points, unit }, own }: { readonly line: SeriesLine; readonly own: string }) {
  const seen = points.flatMap((point) => {
    if (point.value === null) return []
    const said = rounded(point.value, 10)
    // Where it is drawn: a place on the screen, and no figure.
    return [{ point, said, value: Number(said) }]
  })
  if (seen.length < 2) return null
  const [times, values] = [seen.map(({ point }) => timeOf(point)), seen.map(({ value }) => value)]
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const [least, greatest] = [Math.min(0, ...values), Math.max(0, ...values)]
  const x = (point: Point): number =>
    edge + ((timeOf(point) - first) / (last - first || 1)) * (width - 2 * edge)
  const y = (value: number): number =>
    height - edge - ((value - least) / (greatest - least || 1)) * (height - 2 * edge)
  const parts = [...new Set(seen.map(({ point }) => point.months))]
  const label = unit?.label ?? ''
  const words = seen.map(({ point, said }) => `${point.period}${said}${label}`).join('，')
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words}>
      <line className="zero" x1={0} x2={width} y1={y(0)} y2={y(0)} />
      {parts.map((months) => (
        <polyline
          key={months}
          points={seen
            .filter(({ point }) => point.months === months)
            .map(({ point, value }) => `${x(point)},${y(value)}`)
            .join(' ')}
        />
      ))}
      {seen.map(({ point, value }) => (
        <circle
          key={point.attachment}
          className={point.attachment === own ? 'own' : ''}
          cx={x(point)}
          cy={y(value)}
          r={point.attachment === own ? 5 : 3.5}
        >
          <title>{`${point.period}：${point.actual}`}</title>
        </circle>
      ))}
    </svg>
  )
}
