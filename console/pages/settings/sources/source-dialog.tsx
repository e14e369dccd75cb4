import {
  Button,
  Checkbox,
  Group,
  Modal,
  NumberInput,
  Radio,
  Stack,
  TagsInput,
  TextInput,
} from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { changeSource } from '../../../../functions/api/routes/change-source.ts';
import type { createSource } from '../../../../functions/api/routes/create-source.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { useAct } from '../../../api/use-act.ts';
import { Copyable } from '../../../ui/copyable.tsx';
import { Failed } from '../../../ui/loaded.tsx';
import { useDraft } from '../../../ui/use-draft.ts';
import { useFaultAt } from '../settings-form.tsx';
import { useTexts } from '../texts.ts';
import type { Source } from './source.ts';

interface Fields {
  readonly kind: Source['kind'];
  readonly name: string;
  readonly origins: readonly string[];
  readonly mayStateConsent: boolean;
  readonly country: string;
  readonly source: string;
  /** Empty where nothing is said. */
  readonly limitPerSecond: number | '';
}

const empty: Fields = {
  ...{ kind: 'public', name: '', origins: [], mayStateConsent: true, country: '', source: '' },
  limitPerSecond: '',
};

const fieldsOf = ({
  kind,
  name,
  origins,
  mayStateConsent,
  country,
  source,
  limitPerSecond,
}: Source): Fields => ({
  ...{ kind, name, origins, mayStateConsent, country: country ?? '', source: source ?? '' },
  limitPerSecond: limitPerSecond ?? '',
});

/** Fields that are left empty are not said. */
const bodyOf = ({ country, source, limitPerSecond, origins, ...said }: Fields) => ({
  ...said,
  origins: said.kind === 'public' ? origins : [],
  ...(country === '' ? {} : { country }),
  ...(source === '' ? {} : { source }),
  ...(typeof limitPerSecond === 'number' ? { limitPerSecond } : {}),
});

/** Makes a source, and shows its key this once; or changes one. */
export function SourceDialog({ source, close }: { source?: Source; close: () => void }) {
  const { t } = useTexts();
  const [made, setMade] = useState<string>();
  const draft = useDraft<Fields>(`source.${source?.id ?? ''}`, source ? fieldsOf(source) : empty);
  const fields = draft.value;
  const set = (part: Partial<Fields>) => draft.change({ ...fields, ...part });
  const changes = ['/v1/sources', '/v1/audit'];
  const create = useAct<typeof createSource>({
    ...{ changes, quiet: true },
    done: ({ writeKey }) => {
      draft.drop();
      setMade(writeKey);
    },
  });
  const change = useAct<typeof changeSource>({
    ...{ changes, quiet: true },
    done: () => {
      draft.drop();
      close();
    },
  });
  const acting = source ? change : create;
  const faultAt = useFaultAt();
  const faults = acting.error instanceof ApiProblem ? acting.error.faults : [];
  const fault = (path: string) => faultAt(faults, path);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const body = bodyOf(fields);
    if (source) change.mutate({ path: `/v1/sources/${source.id}`, method: 'PUT', body });
    else create.mutate({ path: '/v1/sources', method: 'POST', body });
  };
  return (
    <Modal opened onClose={close} title={source ? source.name : t('sources.add')} size="lg">
      {made === undefined ? (
        <form onSubmit={save}>
          <Stack>
            {!source && (
              <Radio.Group
                label={t('sources.kind')}
                value={fields.kind}
                onChange={(kind) => set({ kind: kind as Fields['kind'] })}
              >
                <Stack gap="xs" mt="xs">
                  {(['public', 'secret'] as const).map((kind) => (
                    <Radio
                      key={kind}
                      value={kind}
                      label={t(`sources.kinds.${kind}`)}
                      description={t(`sources.kindTexts.${kind}`)}
                    />
                  ))}
                </Stack>
              </Radio.Group>
            )}
            <TextInput
              label={t('sources.name')}
              required
              value={fields.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
              error={fault('/name')}
            />
            {fields.kind === 'public' && (
              <TagsInput
                label={t('sources.origins')}
                description={t('sources.originsText')}
                placeholder="https://shop.example"
                value={[...fields.origins]}
                onChange={(origins) => set({ origins })}
                error={fault('/origins')}
                clearable={false}
              />
            )}
            <Checkbox
              label={t('sources.consent')}
              description={t('sources.consentText')}
              checked={fields.mayStateConsent}
              onChange={(event) => set({ mayStateConsent: event.currentTarget.checked })}
            />
            <Group grow align="flex-start">
              <TextInput
                label={t('sources.country')}
                description={t('sources.countryText')}
                maxLength={2}
                value={fields.country}
                onChange={(event) => set({ country: event.currentTarget.value.toUpperCase() })}
                error={fault('/country')}
              />
              <TextInput
                label={t('sources.sourceName')}
                description={t('sources.sourceNameText')}
                placeholder="pos"
                value={fields.source}
                onChange={(event) => set({ source: event.currentTarget.value })}
                error={fault('/source')}
              />
            </Group>
            <NumberInput
              label={t('sources.limit')}
              description={t('sources.limitText')}
              min={1}
              max={100_000}
              allowDecimal={false}
              value={fields.limitPerSecond}
              onChange={(value) => set({ limitPerSecond: typeof value === 'number' ? value : '' })}
              error={fault('/limitPerSecond')}
            />
            {acting.error && faults.length === 0 && <Failed error={acting.error} />}
            <Group justify="flex-end">
              <Button type="submit" loading={acting.isPending}>
                {source ? t('common:save') : t('common:create')}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Stack>
          <Copyable label={t('sources.newKey')} text={made} />
          {fields.kind === 'secret' && t('sources.shownOnce')}
          <Group justify="flex-end">
            <Button onClick={close}>{t('common:close')}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
