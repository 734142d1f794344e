/** The one adapter for CodeMirror: a report's text to read and to write, with marks on it. None of its types leak. */
import { defaultKeymap, history, historyKeymap, redo, redoDepth, undo, undoDepth } from '@codemirror/commands'
import { Annotation, EditorState, StateEffect, StateField, type Transaction } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, keymap } from '@codemirror/view'
import type { TextEdit } from '../../../shared/report/edit.ts'
import type { Span } from '../../../shared/report/text.ts'
import type { Steps } from '../../state/reading.ts'

/** A span that is drawn in a style. */
export interface Mark extends Span {
  /** Names of style classes. */
  readonly class: string
}

export interface ReportEditor {
  /** Draws these spans and no others; each moves with the text around it until it is drawn anew. */
  decorate(marks: readonly Mark[]): void
  /** Draws what is sought, over the others. */
  decorateSought(marks: readonly Mark[]): void
  /** Shows a span in the middle and selects it. */
  goTo(span: Span): void
  /** Brings what is selected into sight where it is not. */
  reveal(): void
  /** Another text altogether, from elsewhere: nobody is told, and undo does not lead back behind it. */
  load(text: string): void
  /** Changes that are not typed here (a finding that is mended): told and undone like typed ones. */
  edit(edits: readonly TextEdit[], name: string): void
  /** Takes back the last step, or brings back the last one taken back; nothing where there is none. */
  replay(direction: keyof Steps): void
  /** Where its caret is. */
  caret(): number
  focus(): void
  destroy(): void
}

interface Wiring {
  readonly parent: HTMLElement
  readonly text: string
  /** What a screen reader calls it. */
  readonly label: string
  /** Hears what was typed, at places of the text before. */
  readonly onEdits: (edits: readonly TextEdit[]) => void
  /** Hears where the person went by mouse or key. */
  readonly onPlace?: (offset: number) => void
  /** Hears what is selected from now on, whoever selected it. */
  readonly onSelect?: (span: Span) => void
  /** Hears what can be undone and redone by now. */
  readonly onSteps?: (steps: Steps) => void
}

/** What is shown by the program and not done by the person. */
const ours = Annotation.define<true>()

/** What a step that is not typed is called. */
const named = Annotation.define<string>()

function nameOf(step: Transaction): string {
  const given = step.annotation(named)
  if (given !== undefined) return given
  if (step.isUserEvent('input.paste')) return '粘贴'
  if (step.isUserEvent('delete.cut')) return '剪切'
  if (step.isUserEvent('delete')) return '删除文字'
  return step.isUserEvent('move') ? '移动文字' : '输入文字'
}

/** Every step of one session can be undone: the names of steps are counted by that. */
const mostSteps = 1_000_000

/** The names of the steps in the editor's own history, which keeps none. */
function stepNames() {
  let names: string[] = []
  return {
    follow: (before: EditorState, transactions: readonly Transaction[], now: EditorState): Steps => {
      const [was, depth] = [undoDepth(before), undoDepth(now)]
      const done = transactions.filter((one) => one.docChanged)
      const replayed = done.some((one) => one.isUserEvent('undo') || one.isUserEvent('redo'))
      // What is typed on joins the step before it; either way nothing can be brought back any more.
      if (!replayed) {
        names = names.slice(0, Math.min(was, depth))
        while (names.length < depth) names.push(done[0] === undefined ? '' : nameOf(done[0]))
      }
      return {
        undo: names[depth - 1] ?? null,
        redo: redoDepth(now) > 0 ? (names[depth] ?? null) : null,
      }
    },
    forget: (): void => {
      names = []
    },
  }
}

/** Marks of one kind: drawn all at once, and moved with the text. */
function markLayer() {
  const set = StateEffect.define<readonly Mark[]>()
  const field = StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update: (before, { changes, effects }) => {
      let marks = before.map(changes)
      for (const effect of effects)
        if (effect.is(set))
          marks = Decoration.set(
            effect.value.map(({ from, to, class: name }) => Decoration.mark({ class: name }).range(from, to)),
            true,
          )
      return marks
    },
    provide: (own) => EditorView.decorations.from(own),
  })
  return { set, field }
}
const said = markLayer()
const sought = markLayer()

export function reportEditor({ parent, text, label, ...hears }: Wiring): ReportEditor {
  const { onEdits, onPlace, onSelect, onSteps } = hears
  const steps = stepNames()
  const stateOf = (doc: string) =>
    EditorState.create({
      doc,
      extensions: [
        history({ minDepth: mostSteps }),
        keymap.of([...historyKeymap, ...defaultKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
        // Inside the marks of the check, whose ground would cover it.
        sought.field,
        said.field,
        EditorView.updateListener.of(
          ({ docChanged, changes, selectionSet, transactions, state, startState }) => {
            if (docChanged) {
              onSteps?.(steps.follow(startState, transactions, state))
              const edits: TextEdit[] = []
              changes.iterChanges((from, to, _, __, inserted) =>
                edits.push({ from, to, text: inserted.sliceString(0, inserted.length, '\n') }),
              )
              onEdits(edits)
            } else if (selectionSet && !transactions.some((one) => one.annotation(ours) === true))
              onPlace?.(state.selection.main.head)
            if (selectionSet || docChanged) onSelect?.(selectedIn(state))
          },
        ),
      ],
    })
  const view = new EditorView({ parent, state: stateOf(text) })
  const inside = (place: number): number => Math.max(0, Math.min(view.state.doc.length, place))
  const draw = ({ set }: typeof said, marks: readonly Mark[]): void => {
    const { length } = view.state.doc
    const drawn = marks.filter(({ from, to }) => from < to && to <= length)
    view.dispatch({ effects: set.of(drawn), annotations: ours.of(true) })
  }
  return {
    decorate: (marks) => draw(said, marks),
    decorateSought: (marks) => draw(sought, marks),
    goTo: ({ from, to }) =>
      view.dispatch({
        selection: { anchor: inside(from), head: inside(to) },
        effects: EditorView.scrollIntoView(inside(from), { y: 'center' }),
        annotations: ours.of(true),
      }),
    reveal: () =>
      view.dispatch({
        effects: EditorView.scrollIntoView(view.state.selection.main, { y: 'nearest', yMargin: 24 }),
        annotations: ours.of(true),
      }),
    load: (other) => {
      view.setState(stateOf(other))
      steps.forget()
      onSteps?.({ undo: null, redo: null })
    },
    edit: (edits, name) =>
      view.dispatch({
        changes: edits.map(({ from, to, text: insert }) => ({ from, to, insert })),
        annotations: named.of(name),
      }),
    replay: (direction) => void (direction === 'undo' ? undo : redo)(view),
    caret: () => view.state.selection.main.head,
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  }
}

const selectedIn = ({ selection: { main } }: EditorState): Span => ({ from: main.from, to: main.to })
