/** The one adapter for CodeMirror: a report's text to read and to write, with marks on it. None of its types leak. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { Annotation, EditorState, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, keymap } from '@codemirror/view'
import type { TextEdit } from '../../../shared/report/edit.ts'
import type { Span } from '../../../shared/report/text.ts'

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
  /** Another text altogether, from elsewhere: nobody is told, and undo does not lead back behind it. */
  load(text: string): void
  /** Changes that are not typed here (a finding that is mended): told and undone like typed ones. */
  edit(edits: readonly TextEdit[]): void
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
}

/** What is shown by the program and not done by the person. */
const ours = Annotation.define<true>()

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

export function reportEditor({ parent, text, label, onEdits, onPlace, onSelect }: Wiring): ReportEditor {
  const stateOf = (doc: string) =>
    EditorState.create({
      doc,
      extensions: [
        history(),
        keymap.of([...historyKeymap, ...defaultKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
        // Inside the marks of the check, whose ground would cover it.
        sought.field,
        said.field,
        EditorView.updateListener.of(({ docChanged, changes, selectionSet, transactions, state }) => {
          if (docChanged) {
            const edits: TextEdit[] = []
            changes.iterChanges((from, to, _, __, inserted) =>
              edits.push({ from, to, text: inserted.sliceString(0, inserted.length, '\n') }),
            )
            onEdits(edits)
          } else if (selectionSet && !transactions.some((one) => one.annotation(ours) === true))
            onPlace?.(state.selection.main.head)
          if (selectionSet || docChanged) onSelect?.(selectedIn(state))
        }),
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
    load: (other) => view.setState(stateOf(other)),
    edit: (edits) =>
      view.dispatch({ changes: edits.map(({ from, to, text: insert }) => ({ from, to, insert })) }),
    caret: () => view.state.selection.main.head,
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  }
}

const selectedIn = ({ selection: { main } }: EditorState): Span => ({ from: main.from, to: main.to })
