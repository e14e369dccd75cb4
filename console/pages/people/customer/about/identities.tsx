import { useNamespaceName } from '../../namespace.ts';
import { useTexts } from '../../texts.ts';
import { useCustomer } from '../context.ts';
import { Section } from '../section.tsx';
import { Facts } from './facts.tsx';

/** By what she is known: every address and id that leads to her. */
export function Identities() {
  const { t } = useTexts();
  const nameOf = useNamespaceName();
  const { id, identities, mergedFrom } = useCustomer().person;
  return (
    <Section title={t('about.identities')}>
      <Facts
        facts={[
          ...identities.map(({ namespace, value }) => [nameOf(namespace), value] as const),
          [t('about.id'), id] as const,
          ...mergedFrom.map((from) => [t('about.formerId'), from] as const),
        ]}
      />
    </Section>
  );
}
