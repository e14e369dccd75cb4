import { ActionIcon, Button, Group, Input, NativeSelect, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Place } from '../../document/places.ts';
import { useTexts } from '../../texts.ts';
import { useEdit } from '../use-edit.ts';

type Said = string | number | boolean | null | { readonly var: string };
type Form = 'text' | 'number' | 'yes' | 'no' | 'nothing' | 'taken';

const FORMS: readonly Form[] = ['text', 'number', 'yes', 'no', 'nothing', 'taken'];

const formOf = (value: Said): Form => {
  if (value === null) return 'nothing';
  if (typeof value === 'object') return 'taken';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? 'number' : 'text';
};

const textIn = (value: Said): string =>
  typeof value === 'object' ? (value?.var ?? '') : typeof value === 'boolean' ? '' : String(value);

const saidAs = (form: Form, text: string): Said => {
  switch (form) {
    case 'text':
      return text;
    case 'number':
      return Number(text) || 0;
    case 'yes':
      return true;
    case 'no':
      return false;
    case 'nothing':
      return null;
    case 'taken':
      return { var: text };
  }
};

interface ValuesFieldProps {
  readonly place: Place;
  readonly label: string;
  readonly description?: string;
  readonly isOptional?: boolean;
}

/** Fields by name, each with a value as it is or one that is looked up when the block is passed. */
export function ValuesField({ place, label, description, isOptional }: ValuesFieldProps) {
  const { t } = useTexts();
  const { get, set, fault, faultBelow, mayEdit } = useEdit();
  const values = get<Record<string, Said>>(...place) ?? {};
  const [name, setName] = useState('');
  const put = (next: Record<string, Said>) =>
    set(place, isOptional && Object.keys(next).length === 0 ? undefined : next);
  const isNew = /^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name) && !Object.hasOwn(values, name);
  return (
    <Input.Wrapper label={label} description={description} error={fault(...place)} labelElement="div">
      <Stack gap="xs" mt={4}>
        {Object.entries(values).map(([field, value]) => (
          <Group key={field} gap={6} align="flex-end" wrap="nowrap">
            <NativeSelect
              label={field}
              aria-label={t('values.form', { field })}
              value={formOf(value)}
              w={130}
              data={FORMS.map((form) => ({ value: form, label: t(`values.${form}`) }))}
              onChange={({ currentTarget }) =>
                put({ ...values, [field]: saidAs(currentTarget.value as Form, textIn(value)) })
              }
            />
            {['text', 'number', 'taken'].includes(formOf(value)) && (
              <TextInput
                aria-label={t('values.value', { field })}
                type={formOf(value) === 'number' ? 'number' : 'text'}
                placeholder={formOf(value) === 'taken' ? 'event.properties.size' : ''}
                value={textIn(value)}
                error={faultBelow(...place, field)}
                style={{ flex: 1 }}
                onChange={({ currentTarget }) =>
                  put({ ...values, [field]: saidAs(formOf(value), currentTarget.value) })
                }
              />
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('values.remove', { field })}
              onClick={() => put(Object.fromEntries(Object.entries(values).filter(([key]) => key !== field)))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Group gap={6} align="flex-end">
          <TextInput
            aria-label={t('values.name')}
            placeholder={t('values.name')}
            value={name}
            style={{ flex: 1 }}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Button
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={!isNew || !mayEdit}
            onClick={() => {
              put({ ...values, [name]: '' });
              setName('');
            }}
          >
            {t('values.add')}
          </Button>
        </Group>
      </Stack>
    </Input.Wrapper>
  );
}
