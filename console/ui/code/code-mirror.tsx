import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { Annotation, Compartment, EditorState, type Text } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { basicSetup } from 'codemirror';
import { useEffect, useRef } from 'react';
import type { CodeEditorProps, LineMark } from './code-editor-props.ts';
import { languageSupport } from './languages.ts';

const shade = (light: string, dark: string) =>
  `light-dark(var(--mantine-color-${light}), var(--mantine-color-${dark}))`;

/** Colours that can be read in light and dark alike. */
const colors = HighlightStyle.define([
  { tag: tags.propertyName, color: shade('blue-9', 'blue-3') },
  { tag: tags.string, color: shade('teal-9', 'teal-3') },
  { tag: [tags.number, tags.bool, tags.null], color: shade('grape-9', 'grape-3') },
  { tag: [tags.tagName, tags.angleBracket], color: shade('blue-9', 'blue-3') },
  { tag: tags.attributeName, color: shade('indigo-9', 'indigo-3') },
  { tag: tags.attributeValue, color: shade('teal-9', 'teal-3') },
  {
    tag: [tags.keyword, tags.processingInstruction, tags.controlKeyword],
    color: shade('grape-9', 'grape-3'),
  },
  {
    tag: [tags.variableName, tags.special(tags.brace)],
    color: 'light-dark(#9c3300, var(--mantine-color-orange-3))',
  },
  { tag: tags.comment, color: 'var(--mantine-color-dimmed)' },
]);

const look = EditorView.theme({
  '&': { fontSize: '13px', backgroundColor: 'var(--mantine-color-body)', color: 'var(--mantine-color-text)' },
  '.cm-content': { caretColor: 'var(--mantine-color-text)' },
  '.cm-cursor': { borderLeftColor: 'var(--mantine-color-text)' },
  '.cm-gutters': {
    backgroundColor: 'var(--mantine-color-default-hover)',
    color: 'var(--mantine-color-dimmed)',
    border: 'none',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: shade('blue-1', 'blue-9'),
  },
  '.cm-scroller': { maxHeight: '65vh', overflow: 'auto' },
});

/** Marks what the page itself puts in: nobody typed that. */
const isGiven = Annotation.define<boolean>();

const NO_MARKS: readonly LineMark[] = [];

/** A line that is there no more takes the last one's place. */
const diagnosticOf = (doc: Text, { line, message, isWarning }: LineMark): Diagnostic => {
  const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return { from, to, message, severity: isWarning ? 'warning' : 'error' };
};

export default function CodeMirror(props: CodeEditorProps) {
  const { label, language, value, onChange, readOnly, marks = NO_MARKS } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const tell = useRef(onChange);
  tell.current = onChange;
  const latest = useRef(value);
  latest.current = value;

  useEffect(() => {
    if (!place.current) return;
    const words = new Compartment();
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: latest.current,
        extensions: [
          basicSetup,
          words.of([]),
          lintGutter(),
          look,
          syntaxHighlighting(colors),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
          EditorState.readOnly.of(readOnly ?? false),
          EditorView.updateListener.of((update) => {
            const isTyped = update.transactions.every((each) => !each.annotation(isGiven));
            if (update.docChanged && isTyped) tell.current(update.state.doc.toString());
          }),
        ],
      }),
    });
    // It scrolls: keys must reach it also where nothing may be written.
    editor.scrollDOM.tabIndex = 0;
    view.current = editor;
    let isGone = false;
    void languageSupport(language).then((support) => {
      if (!isGone) editor.dispatch({ effects: words.reconfigure(support) });
    });
    return () => {
      isGone = true;
      editor.destroy();
    };
  }, [label, language, readOnly]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    const changes = { from: 0, to: editor.state.doc.length, insert: value };
    editor.dispatch({ changes, annotations: isGiven.of(true) });
  }, [value]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another editor takes the marks as well
  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const { doc } = editor.state;
    editor.dispatch(
      setDiagnostics(
        editor.state,
        marks.map((mark) => diagnosticOf(doc, mark)),
      ),
    );
  }, [marks, label, language]);

  return <div ref={place} />;
}
