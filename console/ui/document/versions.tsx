import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Route, Routes, useParams } from 'react-router';
import { Allowed } from '../../auth/me.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { AuditLink } from '../audit-link.tsx';
import { To } from '../link.tsx';
import { Empty, Loaded } from '../loaded.tsx';
import { useConfirm } from '../use-confirm.tsx';
import { kindOfPlural, type Plural } from './document-path.ts';
import { useTexts } from './texts.ts';
import { useVersion, useVersions, type Version } from './use-versions.ts';

export interface VersionsProps {
  readonly plural: Plural;
  readonly id: string;
  /** As it is edited here today. */
  readonly edit: object;
  /** What differs between two of them. */
  readonly difference: (before: object, after: object) => ReactNode;
  readonly bringBack: (version: number) => void;
  /** What bringing one back means, for whoever is asked. */
  readonly backText: string;
  readonly isBusy: boolean;
}

/** Every version that was published, and each with what it changed, at an address of its own. */
export function Versions(props: VersionsProps) {
  return (
    <Routes>
      <Route index element={<AllVersions {...props} />} />
      <Route path=":version" element={<OneVersion {...props} />} />
    </Routes>
  );
}

function Told({ one }: { one: Version }) {
  const format = useFormat();
  return (
    <Text size="sm" c="dimmed">
      {[format.dated(one.at), one.by, one.why].filter(Boolean).join(' · ')}
    </Text>
  );
}

function AllVersions(props: VersionsProps) {
  const { t } = useTexts();
  const versions = useVersions(props.plural, props.id);
  return (
    <Stack gap="xs">
      <AuditLink kind={kindOfPlural[props.plural]} id={props.id} />
      <Loaded of={versions}>
        {({ versions: all }) =>
          all.length === 0 ? (
            <Empty title={t('versions.none')} text={t('versions.noneText')} />
          ) : (
            <Stack gap="xs">
              {all.map((one) => (
                <Group key={one.version} justify="space-between">
                  <div>
                    <Group gap="xs">
                      <To to={String(one.version)}>{t('versions.one', { version: one.version })}</To>
                      {one.inEffect && <Badge color="teal">{t('versions.inEffect')}</Badge>}
                    </Group>
                    <Told one={one} />
                  </div>
                  {!one.inEffect && <RollBack {...props} version={one.version} />}
                </Group>
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Stack>
  );
}

function RollBack({ version, bringBack, backText, isBusy }: VersionsProps & { version: number }) {
  const { t } = useTexts();
  const confirm = useConfirm();
  return (
    <Allowed to="edit">
      <Button
        size="xs"
        variant="default"
        disabled={isBusy}
        aria-label={t('versions.backTo', { version })}
        onClick={() =>
          confirm({
            title: t('versions.backTo', { version }),
            text: backText,
            act: t('versions.back'),
            go: () => bringBack(version),
          })
        }
      >
        {t('versions.back')}
      </Button>
    </Allowed>
  );
}

function OneVersion(props: VersionsProps) {
  const { t } = useTexts();
  const { plural, id, edit, difference } = props;
  const number = Number(useParams().version);
  const list = useVersions(plural, id);
  const one = list.data?.versions.find(({ version }) => version === number);
  const document = useVersion(plural, id, number);
  const previous = useVersion(plural, id, one?.previous);
  return (
    <Loaded of={document}>
      {(published) => (
        <Stack>
          <Group justify="space-between">
            <div>
              <Title order={2} size="h4">
                {t('versions.one', { version: number })}
              </Title>
              {one && <Told one={one} />}
            </div>
            <Group gap="xs">
              <To to="..">{t('versions.all')}</To>
              {one && !one.inEffect && <RollBack {...props} version={number} />}
            </Group>
          </Group>
          {one?.previous !== undefined && previous.data && (
            <section>
              <Title order={3} size="h6" mb="xs">
                {t('versions.against', { version: one.previous })}
              </Title>
              {difference(previous.data, published)}
            </section>
          )}
          <section>
            <Title order={3} size="h6" mb="xs">
              {t('versions.againstDraft')}
            </Title>
            {difference(published, edit)}
          </section>
        </Stack>
      )}
    </Loaded>
  );
}
