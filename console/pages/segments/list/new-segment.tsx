import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { NewDocument } from '../../../ui/document/new-document.tsx';
import { useTexts } from '../texts.ts';

export function NewSegment({ close }: { close: () => void }) {
  const { t } = useTexts();
  const [kind, setKind] = useState('condition');
  return (
    <NewDocument
      plural="segments"
      title={t('list.new')}
      close={close}
      start={(name) => ({ name, ...(kind === 'list' ? { list: true } : { condition: true }) })}
    >
      <Radio.Group label={t('list.who')} value={kind} onChange={setKind}>
        <Stack gap={6} mt={6}>
          <Radio value="condition" label={t('list.byCondition')} description={t('list.byConditionText')} />
          <Radio value="list" label={t('list.byHand')} description={t('list.byHandText')} />
        </Stack>
      </Radio.Group>
    </NewDocument>
  );
}
