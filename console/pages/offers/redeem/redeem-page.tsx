import { Badge, Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { AnswerOf } from '../../../../functions/api/route.ts';
import type { getOffers } from '../../../../functions/api/routes/get-offers.ts';
import type { redeemOffer } from '../../../../functions/api/routes/redeem-offer.ts';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { Allowed } from '../../../auth/me.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { To } from '../../../ui/link.tsx';
import { Empty, Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { PersonPicker } from '../../../ui/person-picker.tsx';
import { useJourneyNames } from '../../../ui/use-journey-names.ts';
import { useSay } from '../../../ui/use-say.ts';
import { useTerms } from '../../../ui/use-terms.ts';
import { useTexts } from '../texts.ts';

type Promised = AnswerOf<typeof getOffers>['offers'][number];
const COLORS = { open: 'teal', used: 'gray', expired: 'orange' } as const;

/** What was promised to one person, and its redeeming at the till or on the phone. */
export default function RedeemPage() {
  const { t } = useTexts();
  const [params, setParams] = useSearchParams();
  const person = params.get('person');
  return (
    <Page title={t('redeem.title')} lead={t('redeem.lead')}>
      <Card withBorder maw={560}>
        <PersonPicker label={t('redeem.find')} onPick={({ id }) => setParams({ person: id })} />
      </Card>
      {person !== null && <Promises key={person} person={person} />}
    </Page>
  );
}

function Promises({ person }: { person: string }) {
  const { t } = useTexts();
  const path = `/v1/profiles/${encodeURIComponent(person)}`;
  const promises = useAnswer<typeof getOffers>(`${path}/offers`);
  const [code, setCode] = useState('');
  return (
    <Loaded of={promises}>
      {({ offers }) => (
        <Stack>
          <To to={`/people/${person}`}>{t('redeem.toPerson')}</To>
          <Allowed to="serve">
            <ByCode path={path} code={code} setCode={setCode} />
          </Allowed>
          <Title order={2} size="h4">
            {t('redeem.promised')}
          </Title>
          {offers.length === 0 && <Empty title={t('redeem.none')} text={t('redeem.noneText')} />}
          {offers.map((one) => (
            <OnePromise key={`${one.id} ${one.grantedAt}`} one={one} take={setCode} />
          ))}
        </Stack>
      )}
    </Loaded>
  );
}

interface ByCodeProps {
  readonly path: string;
  readonly code: string;
  readonly setCode: (code: string) => void;
}

/** A code as she shows it, for an order: once, whoever else asks. */
function ByCode({ path, code, setCode }: ByCodeProps) {
  const { t } = useTexts();
  const say = useSay();
  const terms = useTerms();
  const [orderId, setOrderId] = useState('');
  const act = useAct<typeof redeemOffer>({
    changes: [path],
    done: ({ offer, repeated }) => {
      setCode('');
      say.done(t(repeated ? 'redeem.repeated' : 'redeem.done', { terms: terms(offer.terms) }));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({
      ...{ path: `${path}/offers/redeem`, method: 'POST' },
      body: { code: code.trim(), orderId: orderId.trim() },
    });
  };
  return (
    <Card withBorder maw={560} component="form" onSubmit={submit}>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t('redeem.code')}
          value={code}
          maxLength={100}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
        />
        <TextInput
          label={t('redeem.order')}
          value={orderId}
          maxLength={200}
          onChange={({ currentTarget }) => setOrderId(currentTarget.value)}
        />
        <Button type="submit" disabled={code.trim() === '' || orderId.trim() === ''} loading={act.isPending}>
          {t('redeem.go')}
        </Button>
      </Group>
    </Card>
  );
}

function OnePromise({ one, take }: { one: Promised; take: (code: string) => void }) {
  const { t } = useTexts();
  const format = useFormat();
  const terms = useTerms();
  const { nameOf } = useJourneyNames();
  const { id, name, status, code, grantedAt, expiresAt, usedAt, orderId, journeyId } = one;
  const told = [
    t('redeem.granted', { at: format.moment(grantedAt) }),
    expiresAt !== undefined && t('redeem.expires', { at: format.moment(expiresAt) }),
    usedAt !== undefined && t('redeem.used', { at: format.moment(usedAt) }),
    orderId !== undefined && t('redeem.forOrder', { order: orderId }),
  ];
  return (
    <Card withBorder component="article" aria-label={name ?? id}>
      <Group justify="space-between">
        <div>
          <Text fw={600}>
            {name ?? id}: {terms(one.terms)}
          </Text>
          <Text size="sm" c="dimmed">
            {told.filter(Boolean).join(' · ')} ·{' '}
            <To to={`/journeys/${journeyId}`} underline="always">
              {nameOf(journeyId)}
            </To>
          </Text>
        </div>
        <Group gap="xs">
          {code !== undefined && (
            <Text className="mono" fw={700}>
              {code}
            </Text>
          )}
          {code !== undefined && status === 'open' && (
            <Allowed to="serve">
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('redeem.takeCode', { code })}
                onClick={() => take(code)}
              >
                {t('redeem.take')}
              </Button>
            </Allowed>
          )}
          <Badge color={COLORS[status]}>{t(`status.${status}`)}</Badge>
        </Group>
      </Group>
    </Card>
  );
}
