import { Stack } from '@mantine/core';
import { useMay } from '../../../../auth/me.tsx';
import { useCustomer } from '../context.ts';
import { MergeByHand } from '../merges/merge-by-hand.tsx';
import { Merges } from '../merges/merges.tsx';
import { Export } from './export.tsx';
import { TakeOut } from './take-out.tsx';

/** Who she was joined with, and what she may ask of the shop by law. */
export function Data() {
  const mayServe = useMay('serve');
  const mayErase = useMay('admin');
  const { anonymized } = useCustomer().person;
  return (
    <Stack gap="md">
      <Merges />
      {mayServe && !anonymized && <MergeByHand />}
      {mayServe && !anonymized && <Export />}
      {mayErase && <TakeOut />}
    </Stack>
  );
}
