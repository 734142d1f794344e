/** The rows of 下发, each with the field for whose it is. */

import { Checkbox } from 'antd'
import type { KeyboardEvent } from 'react'
import { departmentsOfText, type Line, whyWords, withNamed } from './choice.ts'

interface RowsProps {
  readonly lines: readonly Line[]
  readonly names: readonly string[]
  readonly onText: (key: string, text: string) => void
}

const LIST = 'hand-out-departments'

export function HandOutRows({ lines, names, onText }: RowsProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what its fields leave of a key press comes by here
    <div className="listing hand-out-rows" onKeyDown={(event) => byKeys(event, lines, onText)}>
      <datalist id={LIST}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <table>
        <thead>
          <tr>
            <th>序号</th>
            <th>指标</th>
            <th>由哪个单位填</th>
            <th>依据</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, of, no, name, level, text, told, named, idle }, at) => (
            <tr key={key} className={told === 'nothing' && text === '' ? 'nothing' : undefined}>
              <td>{no}</td>
              <td style={{ paddingLeft: 8 + Math.min(level, 4) * 16 }}>
                {name === '' ? <span className="muted">（没有名称的行）</span> : name}
                {of !== '' && <span className="muted">　{of}</span>}
              </td>
              <td>
                <input
                  aria-label={`${name === '' ? `第${at + 1}行` : name}的填报单位`}
                  list={LIST}
                  maxLength={60_000}
                  placeholder=" "
                  value={text}
                  title={text}
                  {...(at === 0 && told === 'nobody' ? { 'data-first': true } : {})}
                  onChange={({ target }) => onText(key, target.value)}
                />
                {named.length > 1 && (
                  <span className="hand-out-named">
                    责任单位：
                    {named.map((one) => (
                      <Checkbox
                        key={one}
                        checked={departmentsOfText(text).includes(one)}
                        onChange={() => onText(key, withNamed({ text, named }, one))}
                      >
                        {one}
                      </Checkbox>
                    ))}
                  </span>
                )}
              </td>
              <td className="muted">{whyWords({ text, told, idle })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Enter goes to the next field, Shift+Enter to the one before, Ctrl+D takes what stands above, as in the sheet. */
function byKeys(
  event: KeyboardEvent<HTMLElement>,
  lines: readonly Line[],
  onText: RowsProps['onText'],
): void {
  const { key, target, ctrlKey, metaKey, shiftKey, nativeEvent } = event
  if (!(target instanceof HTMLInputElement) || target.type === 'checkbox' || nativeEvent.isComposing) return
  const fields = [
    ...event.currentTarget.querySelectorAll<HTMLInputElement>('tbody input:not([type="checkbox"])'),
  ]
  const at = fields.indexOf(target)
  if (key === 'Enter') {
    event.preventDefault()
    event.stopPropagation()
    const next = fields[at + (shiftKey ? -1 : 1)]
    next?.focus()
    next?.select()
  } else if ((ctrlKey || metaKey) && key.toLowerCase() === 'd') {
    event.preventDefault()
    const [above, own] = [lines[at - 1], lines[at]]
    if (above !== undefined && own !== undefined) onText(own.key, above.text)
  }
}
