/** The picture of the wall: a line a department, with a bar of what it was asked for, filled, and in doubt. */
import { useEffect, useRef } from 'react'
import type { Wall, WallDepartment } from '../../../shared/collect/wall-model.ts'
import { along } from '../along.ts'
import { barOf, called, departmentWords, openCount } from './lines.ts'

interface DepartmentsProps {
  readonly wall: Wall
  /** Null for all of them. */
  readonly chosen: string | null
  readonly onChosen: (department: string | null) => void
}

export function Departments({ wall, chosen, onChosen }: DepartmentsProps) {
  const list = useRef<HTMLDivElement>(null)
  const names: readonly (string | null)[] = [null, ...wall.departments.map(({ name }) => name)]
  const at = Math.max(0, names.indexOf(chosen))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list of a thousand is laid out only where another is chosen
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const to = along(event, at, names.length, 'ArrowUp', 'ArrowDown')
    if (to !== null) {
      event.preventDefault()
      onChosen(names[to] ?? null)
    } else if (event.key === 'Enter' || event.key === 'ArrowRight') {
      event.preventDefault()
      event.currentTarget
        .closest('.collect')
        ?.querySelector<HTMLElement>('.collect-cells tbody [tabindex="0"], .collect-files summary')
        ?.focus()
    }
  }
  return (
    <div
      ref={list}
      className="collect-departments"
      role="listbox"
      aria-label="各单位"
      tabIndex={0}
      data-first
      aria-activedescendant={`department-${at}`}
      onKeyDown={onKeyDown}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys */}
      <div
        id="department-0"
        role="option"
        tabIndex={-1}
        aria-selected={at === 0}
        onClick={() => onChosen(null)}
      >
        <span className="department-name">全部单位</span>
        <span className="department-open muted">要定{openCount(wall.cells)}格</span>
      </div>
      {wall.departments.map((one, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: as above
        <div
          key={one.name}
          id={`department-${index + 1}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === index + 1}
          onClick={() => onChosen(one.name)}
        >
          <Department one={one} />
        </div>
      ))}
    </div>
  )
}

function Department({ one }: { readonly one: WallDepartment }) {
  const { name, state, filled, asked, fresh } = one
  return (
    <>
      <span className="department-name" title={called(name)}>
        {called(name)}
        {fresh > 0 && <small>新{fresh}</small>}
      </span>
      <span className="department-bar" aria-hidden>
        {barOf(one).map(([part, share]) => (
          <i key={part} className={`is-${part}`} style={{ width: `${share}%` }} />
        ))}
      </span>
      <span className="department-count">
        {filled}/{asked}
      </span>
      <span className={`department-state is-${state}`}>{departmentWords[state]}</span>
    </>
  )
}
