import { Stack, Textarea, TextInput } from '@mantine/core';
import type { SomeWords, Template } from '../../../../core/message/template.ts';
import { type Found, faultsOfText } from '../document/faults.ts';
import {
  fieldsAt,
  inheritedAt,
  type Part,
  type Place,
  pointerTo,
  withWordsAt,
  wordsAt,
} from '../document/places.ts';
import { useTexts } from '../texts.ts';
import { BodyField } from './body-field.tsx';
import { fieldFaults } from './fault-lines.tsx';

interface WordsFormProps {
  readonly template: Template;
  readonly place: Place;
  readonly found: Found;
  readonly change: (template: Template) => void;
  readonly readOnly: boolean;
}

/** The words at one place of a template, field by field, each with what is wrong with it. */
export function WordsForm({ template, place, found, change, readOnly }: WordsFormProps) {
  const { t } = useTexts();
  const words = wordsAt(template, place);
  const inherited = inheritedAt(template, place);
  const isOwn = place.channel !== undefined;
  const set = (changed: SomeWords) => change(withWordsAt(template, place, { ...words, ...changed }));
  const faultsOf = (part: Part) => faultsOfText(found, pointerTo(place, part));
  const isPush = !fieldsAt(template, place).includes('body');
  const label = (part: 'subject' | 'preheader' | 'text') => {
    if (part === 'subject' && isPush) return t('field.title');
    return part === 'text' && !isPush ? t('field.plain') : t(`field.${part}`);
  };
  const text = (part: 'subject' | 'preheader' | 'text') => ({
    label: label(part),
    value: words[part] ?? '',
    placeholder: isOwn ? (inherited[part] ?? '') : '',
    readOnly,
    ...fieldFaults(faultsOf(part)),
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      set({ [part]: value === '' && (isOwn || part !== 'text') ? undefined : value }),
  });
  return (
    <Stack gap="sm">
      {fieldsAt(template, place).map((field) => {
        if (field === 'body')
          return (
            <BodyField
              key={`${place.locale}/${place.channel}`}
              {...{ words, inherited, set, readOnly }}
              faultsOf={faultsOf}
            />
          );
        if (field !== 'text') return <TextInput key={field} {...text(field)} />;
        return (
          <Textarea
            key={field}
            {...text(field)}
            description={isPush ? undefined : t('field.plainText')}
            autosize
            minRows={isPush ? 4 : 3}
            maxRows={14}
          />
        );
      })}
    </Stack>
  );
}
