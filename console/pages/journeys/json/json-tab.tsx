import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Journey } from '../../../../core/journey/journey.ts';
import { CodeEditor } from '../../../ui/code/code-editor.tsx';
import { useFaultText } from '../../../ui/faults/use-fault-text.ts';
import { useDraft } from '../../../ui/use-draft.ts';
import { useJourney } from '../journey/journey-context.ts';
import { useTexts } from '../texts.ts';

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

const parsed = (text: string): Journey | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Journey)
      : undefined;
  } catch {
    return undefined;
  }
};

/** The journey as its document, for whoever would rather write it. What cannot be read yet is kept as it is typed. */
export default function JsonTab() {
  const { t } = useTexts();
  const faultText = useFaultText();
  const { id, editing, faults, mayEdit } = useJourney();
  const halfTyped = useDraft(`journey-text.${id}`, '');
  const [typed, setTyped] = useState<string>();
  const current = pretty(editing.journey);
  const isBroken = halfTyped.isKept;
  const isSame = typed !== undefined && pretty(parsed(typed)) === current;
  const shown = isBroken ? halfTyped.value : isSame ? typed : current;
  const write = (next: string) => {
    const journey = parsed(next);
    if (!journey) return halfTyped.change(next);
    halfTyped.drop();
    setTyped(next);
    if (pretty(journey) !== current) editing.change(journey);
  };
  return (
    <Stack>
      <Text c="dimmed">{t('json.lead')}</Text>
      {isBroken && <Alert color="red">{t('json.broken')}</Alert>}
      {!isBroken && faults.length > 0 && (
        <Alert color="red" title={t('faults.title', { count: faults.length })}>
          <List size="sm">
            {faults.map((fault) => (
              <List.Item key={fault.path + fault.message}>
                <span className="mono">{fault.path}</span> {faultText(fault)}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <CodeEditor
        label={t('json.label')}
        language="json"
        value={shown}
        onChange={write}
        readOnly={!mayEdit}
      />
      <Group>
        <Button variant="default" onClick={() => write(current)}>
          {t('json.tidy')}
        </Button>
      </Group>
    </Stack>
  );
}
