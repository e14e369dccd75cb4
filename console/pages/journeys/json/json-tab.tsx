import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Journey } from '../../../../core/journey/journey.ts';
import { CodeEditor } from '../../../ui/code/code-editor.tsx';
import { useFaultText } from '../faults/use-fault-text.ts';
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

/** The journey as its document, for whoever would rather write it. */
export default function JsonTab() {
  const { t } = useTexts();
  const faultText = useFaultText();
  const { editing, faults, mayEdit } = useJourney();
  const [text, setText] = useState<string>();
  const isBroken = text !== undefined && parsed(text) === undefined;
  const shown =
    text !== undefined && (isBroken || pretty(parsed(text)) === pretty(editing.journey))
      ? text
      : pretty(editing.journey);
  const write = (next: string) => {
    setText(next);
    const journey = parsed(next);
    if (journey && pretty(journey) !== pretty(editing.journey)) editing.change(journey);
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
        <Button variant="default" onClick={() => write(pretty(editing.journey))}>
          {t('json.tidy')}
        </Button>
      </Group>
    </Stack>
  );
}
