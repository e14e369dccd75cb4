import { Stack, TagsInput, Text } from '@mantine/core';
import type { ShopSettings } from '../../../core/config/settings.ts';
import { type ListedContact, listedContact } from '../../../core/profile/listed-contact.ts';
import { fitsDigits, fitsOneOf } from '../../../core/profile/patterns.ts';
import { useStored } from '../../ui/settings/use-stored.ts';
import { useTexts } from './texts.ts';

interface ContactTagsProps {
  readonly label: string;
  readonly description: string;
  readonly value: readonly string[];
  readonly onChange: (list: string[]) => void;
  readonly error: string | undefined;
}

/** E-mails, phones and user IDs, kept as messages name them; what would fit nobody is said, since it may be an ID after all. */
export function ContactTags({ value, onChange, ...field }: ContactTagsProps) {
  const country = useStored<ShopSettings>('shop').data?.answer.country;
  const change = (next: string[]) => {
    const written = next.map((one) => (value.includes(one) ? one : asCompared(one, country)));
    onChange([...new Set(written)]);
  };
  return (
    <Stack gap={4}>
      <TagsInput {...field} placeholder="*@shop.example" value={[...value]} onChange={change} />
      <div role="status">
        {value.map((one) => (
          <Doubt key={one} typed={one} contact={listedContact(one, country)} />
        ))}
      </div>
    </Stack>
  );
}

const asCompared = (typed: string, country: string | undefined): string => {
  const contact = listedContact(typed, country);
  return contact.kind === 'known' ? contact.value : typed.trim();
};

/** What stands there from before may be written as nothing is compared. */
const fits = (typed: string, value: string): boolean =>
  fitsOneOf([typed])(value) || fitsDigits([typed])(value);

function Doubt({ typed, contact }: { typed: string; contact: ListedContact }) {
  const { t } = useTexts();
  const text = (): string | undefined => {
    switch (contact.kind) {
      case 'id':
        return contact.phone && t('contacts.id', { typed, phone: contact.phone });
      case 'known':
        return fits(typed, contact.value)
          ? undefined
          : t('contacts.otherwise', { typed, phone: contact.value });
      default:
        return t(`contacts.${contact.kind}`, { typed });
    }
  };
  const said = text();
  return said ? <Text size="sm">{said}</Text> : null;
}
