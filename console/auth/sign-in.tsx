import { Button, Card, Center, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useCommonTexts } from '../i18n/texts.ts';
import type { ConsoleConfig } from './config.ts';
import { LOCAL_ROLES } from './local-roles.ts';
import { hasLeft, signIn } from './session.ts';

/** On one's own machine everybody may be everybody; at first an administrator, without a question. */
function LocalSignIn() {
  const { t } = useCommonTexts();
  useEffect(() => {
    if (!hasLeft()) signIn('local-admin');
  }, []);
  return (
    <Stack gap="xs">
      {LOCAL_ROLES.map((role) => (
        <Button key={role} variant="default" onClick={() => signIn(`local-${role}`)}>
          {t(`role.${role}`)}
        </Button>
      ))}
    </Stack>
  );
}

function TokenSignIn() {
  const { t } = useCommonTexts();
  const [token, setToken] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (token.trim() !== '') signIn(token.trim());
      }}
    >
      <Stack gap="xs">
        <PasswordInput
          label={t('signIn.token')}
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          {t('signIn.withToken')}
        </Button>
      </Stack>
    </form>
  );
}

export default function SignIn({ config }: { config: ConsoleConfig }) {
  const { t } = useCommonTexts();
  return (
    <Center mih="100vh" p="md" component="main">
      <Card withBorder w={360} maw="100%" padding="xl">
        <Stack>
          <Title order={1} size="h2">
            Kaskad
          </Title>
          <Text c="dimmed">{t('signIn.lead')}</Text>
          {config.signIn === 'local' && <LocalSignIn />}
          {config.signIn === 'cognito' && (
            <Button onClick={() => void import('./cognito.ts').then(({ toCognito }) => toCognito(config))}>
              {t('signIn.button')}
            </Button>
          )}
          <TokenSignIn />
        </Stack>
      </Card>
    </Center>
  );
}
