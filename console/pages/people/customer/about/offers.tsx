import { Badge, Group, Stack, Text } from '@mantine/core';
import type { AnswerOf } from '../../../../../functions/api/route.ts';
import type { getOffers } from '../../../../../functions/api/routes/get-offers.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/use-format.ts';
import { keyed } from '../../../../ui/keyed.ts';
import { Loaded } from '../../../../ui/loaded.tsx';
import { useTerms } from '../../../../ui/use-terms.ts';
import { useTexts } from '../../texts.ts';
import { useCustomer } from '../context.ts';
import { Section } from '../section.tsx';

type Offer = AnswerOf<typeof getOffers>['offers'][number];

const COLORS = { open: 'teal', used: 'blue', expired: 'gray' } as const;

/** What was promised to her, the latest first. */
export function Offers() {
  const { t } = useTexts();
  const { person } = useCustomer();
  const offers = useAnswer<typeof getOffers>(`/v1/profiles/${person.id}/offers`, {
    enabled: !person.anonymized,
  });
  if (person.anonymized) return null;
  return (
    <Section title={t('offers.title')}>
      <Loaded of={offers} lines={2}>
        {({ offers: hers }) => (
          <Stack gap="sm">
            {keyed(hers, ({ id }) => id).map(([key, offer]) => (
              <OfferLine key={key} offer={offer} />
            ))}
            {hers.length === 0 && <Text size="sm">{t('offers.none')}</Text>}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

function OfferLine({ offer }: { offer: Offer }) {
  const { t } = useTexts();
  const format = useFormat();
  const wordsOf = useTerms();
  const { id, name = id, terms, status, code, expiresAt, usedAt } = offer;
  return (
    <div>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Badge color={COLORS[status]}>{t(`offers.status.${status}`)}</Badge>
      </Group>
      <Text size="sm">
        {wordsOf(terms)}
        {code !== undefined && (
          <>
            {' · '}
            <span className="mono">{code}</span>
          </>
        )}
      </Text>
      <Text size="xs" c="dimmed">
        {t('offers.since', { day: format.day(offer.grantedAt) })}
        {expiresAt !== undefined && ` · ${t('offers.until', { day: format.day(expiresAt) })}`}
        {usedAt !== undefined && ` · ${t('offers.used', { day: format.day(usedAt) })}`}
      </Text>
    </div>
  );
}
