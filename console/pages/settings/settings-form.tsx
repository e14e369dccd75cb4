import { Alert, Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SettingsId } from '../../../core/config/documents.ts';
import type { Fault } from '../../../core/errors.ts';
import { useMay } from '../../auth/me.tsx';
import { To } from '../../ui/link.tsx';
import { Failed, Loaded } from '../../ui/loaded.tsx';
import { useStored } from '../../ui/use-stored.ts';
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

/** What is wrong at a JSON pointer, or below it. */
export const faultAt = (faults: readonly Fault[], path: string): string | undefined =>
  faults
    .filter((one) => one.path === path || one.path.startsWith(`${path}/`))
    .map(({ message }) => message)
    .join('. ') || undefined;

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
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        draft.save();
      }}
    >
      <Stack>
        <OnlyAdmins />
        {draft.waits && <Waits />}
        <Fieldset variant="unstyled" disabled={!mayChange || !draft.isOpen}>
          <Stack>
            {children({
              value: draft.value,
              change: (part) => draft.change({ ...draft.value, ...part }),
              fault: (path) => faultAt(draft.faults, path),
            })}
          </Stack>
        </Fieldset>
        {mayChange && !draft.waits && <SaveBar draft={draft} />}
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

/** What is shown is in effect; another state of it waits to be agreed to. */
export function Waits() {
  const { t } = useTexts();
  return (
    <Alert color="blue" title={t('waits.title')} role="status">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t('waits.text')}</Text>
        <To to="/settings/approval" size="sm" c="inherit" underline="always">
          {t('waits.look')}
        </To>
      </Stack>
    </Alert>
  );
}

interface SaveBarProps {
  readonly draft: Pick<SettingsDraft<unknown>, 'isChanged' | 'isSaving' | 'takesTwo' | 'problem' | 'drop'> &
    Partial<Pick<SettingsDraft<unknown>, 'conflict'>>;
  readonly isDisabled?: boolean;
}

/** Saves or drops what was typed; where somebody else saved first, asks whose shall stay. */
export function SaveBar({ draft, isDisabled = false }: SaveBarProps) {
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
            <Button size="xs" onClick={draft.conflict.saveOver} loading={draft.isSaving}>
              {t('conflict.mine')}
            </Button>
          </Group>
        </Stack>
      </Alert>
    );
  return (
    <Stack gap="xs">
      {draft.problem && <Failed error={draft.problem} />}
      <Group gap="xs">
        <Button type="submit" disabled={!draft.isChanged || isDisabled} loading={draft.isSaving}>
          {draft.takesTwo ? t('propose') : t('common:save')}
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
