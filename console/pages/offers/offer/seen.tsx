import { Card, Code, Stack, Text, Title } from '@mantine/core';
import { mostGrants, type Offer } from '../../../../core/offer/offer.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useTerms } from '../../../ui/use-terms.ts';
import { useTexts } from '../texts.ts';
import { codeWay, endWay } from './edits.ts';

/** The promise as a person gets it. */
export function Seen({ offer }: { offer: Offer }) {
  const { t } = useTexts();
  const { number } = useFormat();
  const terms = useTerms();
  const most = mostGrants(offer);
  return (
    <Card withBorder component="section" aria-label={t('seen.title')}>
      <Stack gap="xs">
        <Title order={2} size="h5">
          {t('seen.title')}
        </Title>
        <Text fw={700} size="xl">
          {terms(offer.terms) || '–'}
        </Text>
        <Code fz="md" p="xs" ta="center">
          {exampleOf(offer) ?? t('seen.noCode')}
        </Code>
        <Text size="sm" c="dimmed">
          <EndText offer={offer} />
        </Text>
        <Text size="sm" c="dimmed">
          {most === undefined ? t('seen.anyNumber') : t('seen.most', { count: most, most: number(most) })}
        </Text>
      </Stack>
    </Card>
  );
}

const LETTERS = '7QX9MKD4RATWZH3NPE8C';
const USUAL = 10;

const exampleOf = (offer: Offer): string | undefined => {
  const way = codeWay(offer);
  if (way === 'none') return undefined;
  const { prefix = '', length = USUAL } = offer.code && 'generated' in offer.code ? offer.code.generated : {};
  return way === 'pool' ? 'SHOP-CODE' : `${prefix}${LETTERS.slice(0, length)}`;
};

function EndText({ offer }: { offer: Offer }) {
  const { t } = useTexts();
  const format = useFormat();
  const { expires = '' } = offer;
  const way = endWay(offer);
  if (way === 'never') return t('seen.never');
  return way === 'after'
    ? t('seen.after', { span: format.duration(expires) })
    : t('seen.until', { moment: format.moment(expires) });
}
