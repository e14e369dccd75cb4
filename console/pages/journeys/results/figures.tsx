import { Alert, SimpleGrid, Text } from '@mantine/core';
import { useFormat } from '../../../i18n/use-format.ts';
import { Figure } from '../../overview/figures.tsx';
import { type Report, sumOf } from './report.ts';
import { useTexts } from './texts.ts';

/** What the journey made of people, with its interval; without a control group only what came after. */
function WonBack({ report: { wonBack, people } }: { report: Report }) {
  const { t } = useTexts();
  const { number, day } = useFormat();
  const { orders, until } = wonBack;
  if (orders.kind === 'unknown')
    return (
      <Figure label={t('converted.label')} value={number(people.converted)}>
        {t(`unknown.${orders.reason}`, { defaultValue: t('unknown.other') })}
      </Figure>
    );
  return (
    <Figure label={t('wonBack.label')} value={number(Math.round(orders.estimate))}>
      {t('wonBack.interval', {
        low: number(Math.round(orders.low)),
        high: number(Math.round(orders.high)),
      })}{' '}
      {orders.low < 0 && t('wonBack.perhapsNothing')}{' '}
      {until !== undefined && t('wonBack.until', { day: day(`${until}T12:00:00Z`) })}
    </Figure>
  );
}

function Money({ report: { wonBack, people } }: { report: Report }) {
  const { t } = useTexts();
  const { money, sums } = useFormat();
  const known = Object.entries(wonBack.revenue).flatMap(([currency, reading]) =>
    reading.kind === 'known' ? [{ currency, reading }] : [],
  );
  if (known.length === 0)
    return (
      <Figure label={t('revenue.label')} value={sums(people.revenue)}>
        {t('revenue.text')}
      </Figure>
    );
  return (
    <Figure
      label={t('revenue.wonBack')}
      value={known.map(({ currency, reading }) => money(reading.estimate, currency)).join(' + ')}
    >
      {known.map(({ currency, reading }) => (
        <Text size="sm" key={currency}>
          {t('wonBack.interval', { low: money(reading.low, currency), high: money(reading.high, currency) })}
        </Text>
      ))}
    </Figure>
  );
}

/** Won back first: it is the only figure that says what the messages made. */
export function Figures({ report }: { report: Report }) {
  const { t } = useTexts();
  const { number } = useFormat();
  const { people, keptOut, attributed } = report;
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }}>
        <WonBack report={report} />
        <Money report={report} />
        <Figure label={t('entered.label')} value={number(people.entered)}>
          {t('entered.text', { count: people.converted, people: number(people.converted) })}{' '}
          {keptOut.entered > 0 &&
            t('entered.keptOut', { count: keptOut.entered, people: number(keptOut.entered) })}
        </Figure>
        <Figure label={t('attributed.label')} value={number(attributed.last.orders)}>
          {t('attributed.text', { first: number(attributed.first.orders) })}
        </Figure>
      </SimpleGrid>
      {people.entered + keptOut.entered + sumOf(people.ended) === 0 && (
        <Alert color="gray">{t('nobody')}</Alert>
      )}
    </>
  );
}
