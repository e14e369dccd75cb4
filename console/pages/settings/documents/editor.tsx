import { Alert, Stack, Text } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import type { SettingsId } from '../../../../core/config/documents.ts';
import { useMay } from '../../../auth/me.tsx';
import { CodeEditor } from '../../../ui/code/code-editor.tsx';
import type { LineMark } from '../../../ui/code/code-editor-props.ts';
import { useFaultText } from '../../../ui/faults/use-fault-text.ts';
import { Closed } from '../../../ui/settings/closed.tsx';
import { useDraft } from '../../../ui/use-draft.ts';
import { OnlyAdmins, SaveBar } from '../settings-form.tsx';
import { useTexts } from '../texts.ts';
import { useSettings } from '../use-settings.ts';
import { type PlacedFault, placed } from './fault-places.ts';
import { NO_JSON, readDocument } from './read-document.ts';

interface EditorProps {
  readonly name: SettingsId;
  readonly stored: { readonly answer: object; readonly draftVersion: number | undefined };
}

/** Also while it is no document yet, it goes with the version that it was begun over. */
interface Kept {
  readonly base: number;
  readonly text: string;
}

const written = (document: object): string => JSON.stringify(document, null, 2);

/** A document of settings as text, with what is wrong at its line. */
export default function Editor({ name, stored }: EditorProps) {
  const { t } = useTexts();
  const wordsOf = useWords();
  const mayChange = useMay('admin');
  const draft = useSettings<object>(name, stored);
  const { approval, value } = draft;
  const kept = useDraft<Kept>(`settings.${name}.written`, { base: draft.base, text: written(value) });
  const { base, text } = kept.value;
  const shown = approval.waits ? written(value) : text;
  const read = readDocument(name, shown);
  const faults = 'faults' in read ? read.faults : placed(shown, draft.faults);
  const key = JSON.stringify(
    faults.map((fault) => ({ line: lineOf(shown, fault.from), message: wordsOf(fault), isWarning: false })),
  );
  // The same faults are the same marks: else each key stroke would draw them anew.
  const marks = useMemo(() => JSON.parse(key) as LineMark[], [key]);
  const change = (next: string) => {
    kept.change({ base, text: next });
    const then = readDocument(name, next);
    if ('document' in then) draft.change(then.document, base);
  };
  const { drop: dropText } = kept;
  const { isChanged } = draft;
  const wasChanged = useRef(isChanged);
  useEffect(() => {
    // Saved or given up: the text is that of the server again.
    if (wasChanged.current && !isChanged) dropText();
    wasChanged.current = isChanged;
  }, [isChanged, dropText]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if ('document' in read) draft.save();
      }}
    >
      <Stack gap="sm">
        <OnlyAdmins />
        <Closed approval={approval} />
        <CodeEditor
          language="json"
          label={t(`documents.names.${name}`)}
          value={shown}
          onChange={change}
          readOnly={!mayChange || !approval.isOpen}
          marks={marks}
        />
        {faults.length > 0 && <Faults text={shown} faults={faults} />}
        {mayChange && !approval.waits && (
          <SaveBar
            draft={{
              ...draft,
              isChanged: draft.isChanged || kept.isKept,
              drop: dropBoth(draft.drop, dropText),
            }}
            takesTwo={approval.takesTwo}
            isDisabled={'faults' in read || !approval.isOpen}
          />
        )}
      </Stack>
    </form>
  );
}

const dropBoth = (first: () => void, second: () => void) => () => {
  first();
  second();
};

const lineOf = (text: string, from: number): number => text.slice(0, from).split('\n').length;

const useWords = () => {
  const { t } = useTexts();
  const textOf = useFaultText();
  return (fault: PlacedFault): string => (fault.message === NO_JSON ? t('documents.noJson') : textOf(fault));
};

function Faults({ text, faults }: { text: string; faults: readonly PlacedFault[] }) {
  const { t } = useTexts();
  const wordsOf = useWords();
  return (
    <Alert color="red" title={t('documents.faults')}>
      {faults.slice(0, 20).map((fault) => (
        <Text key={`${fault.from} ${fault.message}`} size="sm">
          {t('documents.line', { line: lineOf(text, fault.from) })}: {wordsOf(fault)}
        </Text>
      ))}
    </Alert>
  );
}
