import { Alert, Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SettingsId } from '../../../core/config/documents.ts';
import type { Fault } from '../../../core/errors.ts';
import { useMay } from '../../auth/me.tsx';
import { Refused } from '../../ui/faults/refused.tsx';
import { useFaultText } from '../../ui/faults/use-fault-text.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Closed } from '../../ui/settings/closed.tsx';
import { useStored } from '../../ui/settings/use-stored.ts';
import { useTexts } from './texts.ts';
import { type SettingsDraft, useSettings } from './use-settings.ts';

export interface Form<T> {
  readonly value: T;
  /** Some of its fields are others now. */
  readonly change: (part: Partial<T>) => void;
  /** What is wrong at a JSON pointer, or below it. */
  readonly fault: (path: string) => string | undefined;
}

interface SettingsFormProps<T> {
  readonly name: SettingsId;
  readonly children: (form: Form<T>) => ReactNode;
}

/** What is wrong at a JSON pointer, or below it, in the reader's language. */
export const useFaultAt = () => {
  const textOf = useFaultText();
  return (faults: readonly Fault[], path: string): string | undefined =>
    faults
      .filter((one) => one.path === path || one.path.startsWith(`${path}/`))
      .map(textOf)
      .join(' ') || undefined;
};

/** A form over one document of settings: fields, what is wrong with them, and the ways out of a conflict. */
export function SettingsForm<T extends object>({ name, children }: SettingsFormProps<T>) {
  const stored = useStored<T>(name);
  return (
    <Loaded of={stored}>
      {(there) => (
        <Editing key={name} name={name} stored={there}>
          {children}
        </Editing>
      )}
    </Loaded>
  );
}

type EditingProps<T> = SettingsFormProps<T> & {
  readonly stored: { readonly answer: T; readonly draftVersion: number | undefined };
};

function Editing<T extends object>({ name, stored, children }: EditingProps<T>) {
  const mayChange = useMay('admin');
  const draft = useSettings<T>(name, stored);
  const faultAt = useFaultAt();
  const { approval } = draft;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        draft.save();
      }}
    >
      <Stack>
        <OnlyAdmins />
        <Closed approval={approval} />
        <Fieldset variant="unstyled" disabled={!mayChange || !approval.isOpen}>
          <Stack>
            {children({
              value: draft.value,
              change: (part) => draft.change({ ...draft.value, ...part }),
              fault: (path) => faultAt(draft.faults, path),
            })}
          </Stack>
        </Fieldset>
        {mayChange && !approval.waits && (
          <SaveBar draft={draft} takesTwo={approval.takesTwo} isDisabled={!approval.isOpen} />
        )}
      </Stack>
    </form>
  );
}

export function OnlyAdmins() {
  const { t } = useTexts();
  return useMay('admin') ? null : (
    <Text size="sm" c="dimmed">
      {t('onlyAdmins')}
    </Text>
  );
}

interface SaveBarProps {
  readonly draft: Pick<SettingsDraft<unknown>, 'isChanged' | 'isSaving' | 'problem' | 'drop' | 'conflict'>;
  /** Saving asks a second person. */
  readonly takesTwo?: boolean;
  readonly isDisabled?: boolean;
}

/** Saves or drops what was typed; where somebody else saved first, asks whose shall stay. */
export function SaveBar({ draft, takesTwo = false, isDisabled = false }: SaveBarProps) {
  const { t } = useTexts();
  if (draft.conflict)
    return (
      <Alert color="yellow" title={t('conflict.title')} role="alert">
        <Stack gap="xs">
          <Text size="sm">{t('conflict.text')}</Text>
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={draft.drop}>
              {t('conflict.theirs')}
            </Button>
            <Button
              size="xs"
              onClick={draft.conflict.saveOver}
              disabled={isDisabled}
              loading={draft.isSaving}
            >
              {t('conflict.mine')}
            </Button>
          </Group>
        </Stack>
      </Alert>
    );
  return (
    <Stack gap="xs">
      {draft.problem && <Refused error={draft.problem} />}
      <Group gap="xs">
        <Button type="submit" disabled={!draft.isChanged || isDisabled} loading={draft.isSaving}>
          {t(takesTwo ? 'common:twoPeople.ask' : 'common:save')}
        </Button>
        {draft.isChanged && (
          <Button variant="default" onClick={draft.drop}>
            {t('discard')}
          </Button>
        )}
        {draft.isChanged && (
          <Text size="sm" c="dimmed">
            {t('notSaved')}
          </Text>
        )}
      </Group>
    </Stack>
  );
}
