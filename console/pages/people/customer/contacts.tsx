import { Anchor, Group, Text } from '@mantine/core';
import { IconCreditCard, IconId, IconMail, IconPhone } from '@tabler/icons-react';
import { useMe } from '../../../auth/me.tsx';
import { keyed } from '../../../ui/keyed.ts';
import { useNamespaceName } from '../namespace.ts';
import { useTexts } from '../texts.ts';
import { useCustomer } from './context.ts';

const SHOWN = { phone: IconPhone, email: IconMail, loyaltyCard: IconCreditCard, userId: IconId } as const;
const HREF: Partial<Record<string, string>> = { phone: 'tel:', email: 'mailto:' };
const order = Object.keys(SHOWN);

/** How she is reached, at a glance. The API covers it for roles that are not to know. */
export function Contacts() {
  const { t } = useTexts();
  const { contacts: isSeen } = useMe();
  const nameOf = useNamespaceName();
  const { person } = useCustomer();
  const known = person.identities
    .filter(({ namespace }) => Object.hasOwn(SHOWN, namespace))
    .toSorted((a, b) => order.indexOf(a.namespace) - order.indexOf(b.namespace));
  return (
    <Group gap="md" component="span">
      {keyed(known, ({ namespace, value }) => `${namespace} ${value}`).map(([key, { namespace, value }]) => {
        const Icon = SHOWN[namespace as keyof typeof SHOWN];
        const scheme = HREF[namespace];
        return (
          <Group key={key} gap={6} wrap="nowrap" component="span">
            <Icon size={16} aria-label={nameOf(namespace)} role="img" />
            {isSeen && scheme !== undefined ? (
              <Anchor href={`${scheme}${value}`}>{value}</Anchor>
            ) : (
              <span>{value}</span>
            )}
          </Group>
        );
      })}
      {known.length === 0 && <span>{t('customer.noContact')}</span>}
      {!isSeen && (
        <Text span size="sm">
          {t('customer.covered')}
        </Text>
      )}
    </Group>
  );
}
