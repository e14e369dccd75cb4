import { ScrollArea, Table } from '@mantine/core';
import type { ReactNode } from 'react';

interface WideTableProps {
  /** What it shows, for whoever hears it or moves it by keys. */
  readonly label: string;
  /** In pixels: where there is less room it is moved sideways. */
  readonly least: number;
  readonly children: ReactNode;
}

/** A table that no narrow screen squeezes. */
export function WideTable({ label, least, children }: WideTableProps) {
  return (
    <ScrollArea viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': label }}>
      <Table miw={least}>{children}</Table>
    </ScrollArea>
  );
}
