import { Text } from '@mantine/core';
import { useTexts } from '../../texts.ts';
import { useCustomer } from '../context.ts';
import { Section } from '../section.tsx';
import { Facts } from './facts.tsx';

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** What she, or the shop, has said of her. */
export function Traits() {
  const { t } = useTexts();
  const said = Object.entries(useCustomer().person.traits);
  return (
    <Section title={t('about.traits')}>
      {said.length === 0 ? (
        <Text size="sm">{t('about.noTraits')}</Text>
      ) : (
        <Facts
          facts={said.map(([name, value]) => [t(`trait.${name}`, { defaultValue: name }), plain(value)])}
        />
      )}
    </Section>
  );
}
