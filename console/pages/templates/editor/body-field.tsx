import { Group, Input, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMemo, useRef } from 'react';
import type { SomeWords } from '../../../../core/message/template.ts';
import { CodeEditor } from '../../../ui/code/code-editor.tsx';
import type { LineMark } from '../../../ui/code/code-editor-props.ts';
import type { TextFault } from '../document/faults.ts';
import { useFaultText } from '../document/use-fault-text.ts';
import { useTexts } from '../texts.ts';
import { fieldFaults } from './fault-lines.tsx';

type Way = 'mjml' | 'html' | 'none';

interface BodyFieldProps {
  readonly words: SomeWords;
  readonly inherited: SomeWords;
  readonly set: (changed: SomeWords) => void;
  readonly faultsOf: (part: 'mjml' | 'html') => readonly TextFault[];
  readonly readOnly: boolean;
}

const wayOf = ({ mjml, html }: SomeWords): Way => {
  if (mjml !== undefined) return 'mjml';
  return html === undefined ? 'none' : 'html';
};

const useMarks = (faults: readonly TextFault[]): readonly LineMark[] => {
  const words = useFaultText();
  const told = JSON.stringify(
    faults.flatMap(({ line, message, isWarning }) =>
      line === undefined ? [] : [{ line, message: words(message), isWarning }],
    ),
  );
  return useMemo(() => JSON.parse(told) as LineMark[], [told]);
};

/** What a mail looks like: MJML, HTML, or nothing but its text. What was written the other way comes back with it. */
export function BodyField({ words, inherited, set, faultsOf, readOnly }: BodyFieldProps) {
  const { t } = useTexts();
  const way = wayOf(words);
  const put = useRef<Partial<Record<Way, string>>>({});
  const faults = way === 'none' ? [] : faultsOf(way);
  const marks = useMarks(faults);
  const turn = (next: Way) => {
    if (way !== 'none') put.current[way] = words[way] ?? '';
    const before =
      next === 'none' ? undefined : (put.current[next] ?? inherited[next] ?? t(`starter.${next}`));
    set({ mjml: next === 'mjml' ? before : undefined, html: next === 'html' ? before : undefined });
  };
  return (
    <Input.Wrapper label={t('field.body')} labelElement="div" {...fieldFaults(faults)}>
      <Stack gap={6} mt={4}>
        <Group justify="space-between">
          <SegmentedControl
            size="xs"
            aria-label={t('field.way')}
            value={way}
            readOnly={readOnly}
            onChange={(value) => turn(value as Way)}
            data={[
              { value: 'mjml', label: 'MJML' },
              { value: 'html', label: 'HTML' },
              { value: 'none', label: t('field.textOnly') },
            ]}
          />
          {way === 'none' && wayOf(inherited) !== 'none' && (
            <Text size="xs" c="dimmed">
              {t('field.asForAll')}
            </Text>
          )}
        </Group>
        {way !== 'none' && (
          <CodeEditor
            label={t('field.body')}
            language={way}
            value={words[way] ?? ''}
            onChange={(value) => set({ [way]: value })}
            readOnly={readOnly}
            marks={marks}
          />
        )}
      </Stack>
    </Input.Wrapper>
  );
}
