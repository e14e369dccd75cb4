import { Card, Grid, Stack, Title } from '@mantine/core';
import { useMemo } from 'react';
import type { Fault } from '../../../../core/errors.ts';
import { faultsOf } from '../../../../core/faults.ts';
import { type Offer, offerSchema } from '../../../../core/offer/offer.ts';
import { useMay } from '../../../auth/me.tsx';
import type { Work } from '../../../ui/document/use-work.ts';
import { useFaultText } from '../../../ui/faults/use-fault-text.ts';
import { useTexts } from '../texts.ts';
import { CodeFields } from './code-fields.tsx';
import type { FieldsProps } from './fields-props.ts';
import { LimitFields } from './limit-fields.tsx';
import { Seen } from './seen.tsx';
import { TermFields } from './term-fields.tsx';

/** In the language of whoever is to mend them. */
const useErrors = ({ edit, faults }: Work<Offer>) => {
  const faultText = useFaultText();
  const own = useMemo(() => {
    const checked = offerSchema.safeParse(edit);
    return checked.success ? [] : faultsOf(checked.error);
  }, [edit]);
  return (path: string): string | undefined => {
    const all: readonly Fault[] = [...own, ...faults];
    const found = all.find((fault) => fault.path === path);
    return found && faultText(found);
  };
};

/** What is promised, for how long, with which code and how often. */
export function Editor({ work }: { work: Work<Offer> }) {
  const { t } = useTexts();
  const readOnly = !useMay('edit') || work.view.status === 'archived';
  const errorAt = useErrors(work);
  const fields: FieldsProps = { offer: work.edit, change: work.change, readOnly, errorAt };
  const parts = [
    { name: 'terms', Part: TermFields },
    { name: 'code', Part: CodeFields },
    { name: 'limits', Part: LimitFields },
  ];
  return (
    <Grid>
      <Grid.Col span={{ base: 12, lg: 8 }}>
        <Stack>
          {parts.map(({ name, Part }) => (
            <Card withBorder key={name} component="section" aria-label={t(`part.${name}`)}>
              <Title order={2} size="h5" mb="sm">
                {t(`part.${name}`)}
              </Title>
              <Part {...fields} />
            </Card>
          ))}
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 4 }}>
        <Seen offer={work.edit} />
      </Grid.Col>
    </Grid>
  );
}
