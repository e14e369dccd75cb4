import { Alert, Box, Drawer, List, Paper, Text, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { useFaultText } from '../../../ui/faults/use-fault-text.ts';
import { To } from '../../../ui/link.tsx';
import { Loading } from '../../../ui/loaded.tsx';
import { useAtLeisure } from '../../../ui/use-at-leisure.ts';
import { valueAt } from '../document/places.ts';
import { useJourney } from '../journey/journey-context.ts';
import { useTexts } from '../texts.ts';
import classes from './editor.module.css';
import { Tree } from './tree/tree.tsx';
import { useOpen } from './use-open.ts';
import { usePanelTitle } from './use-panel-title.ts';

const loadPanel = () => import('./panel.tsx');
const Panel = lazy(loadPanel);

/** The whole journey as a tree; what is opened of it stands beside it, on a small screen over it. */
export default function Editor() {
  const { t } = useTexts();
  const { open, show } = useOpen();
  const isWide = useMediaQuery('(min-width: 75em)', true, { getInitialValueInEffect: false });
  const title = usePanelTitle(open);
  const close = () => show(undefined);
  useAtLeisure(loadPanel);
  const panel = title !== undefined && (
    <Suspense fallback={<Loading />}>
      <Panel open={open ?? ''} title={title} close={close} />
    </Suspense>
  );
  return (
    <Box className={classes.editor}>
      <Box className={classes.tree}>
        <Faults />
        <Unpublished />
        <Tree />
      </Box>
      {isWide && title !== undefined && (
        <Paper component="aside" withBorder className={classes.panel} aria-label={title}>
          {panel}
        </Paper>
      )}
      {!isWide && (
        <Drawer.Root opened={title !== undefined} onClose={close} position="right" size={520}>
          <Drawer.Overlay />
          <Drawer.Content aria-label={title ?? t('tabs.editor')}>{panel}</Drawer.Content>
        </Drawer.Root>
      )}
    </Box>
  );
}

/** Templates that have to be published first, each with the way to it. */
function Unpublished() {
  const { t } = useTexts();
  const { unpublished } = useJourney();
  if (unpublished.length === 0) return null;
  return (
    <Alert color="yellow" mb="sm" title={t('unpublished.title')} role="status">
      <Text size="sm">{t('unpublished.text')}</Text>
      <List size="sm">
        {unpublished.map((id) => (
          <List.Item key={id}>
            <To to={`/templates/${encodeURIComponent(id)}`} size="sm" c="inherit" underline="always">
              {id}
            </To>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

/** Everything that stands against saving, each with the way to it. */
function Faults() {
  const { t } = useTexts();
  const { faults, editing } = useJourney();
  const { show } = useOpen();
  const faultText = useFaultText();
  if (faults.length === 0) return null;
  const placeOf = (path: string): string => {
    const keys = path.split('/').slice(1);
    const ids = keys.flatMap((_, index) => {
      const value = valueAt(editing.journey, keys.slice(0, index + 1));
      const isStep = typeof value === 'object' && value !== null && 'kind' in value && 'id' in value;
      return isStep ? [String(value.id)] : [];
    });
    const part: Record<string, string> = {
      trigger: '~start',
      audience: '~people',
      entry: '~people',
      holdout: '~people',
      exit: '~end',
      goal: '~end',
    };
    return ids.at(-1) ?? part[keys[0] ?? ''] ?? '~about';
  };
  return (
    <Alert color="red" mb="sm" title={t('faults.title', { count: faults.length })} role="status">
      <List size="sm">
        {faults.slice(0, 12).map((fault) => (
          <List.Item key={fault.path + fault.message}>
            <UnstyledButton fz="sm" td="underline" onClick={() => show(placeOf(fault.path))}>
              {placeOf(fault.path).startsWith('~')
                ? t(`part.${placeOf(fault.path).slice(1)}`)
                : placeOf(fault.path)}
            </UnstyledButton>
            {': '}
            {faultText(fault)}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
