import { Grid, Stack } from '@mantine/core';
import { CallTasks } from './call-tasks.tsx';
import { CartView } from './cart-view.tsx';
import { Complaints } from './complaints.tsx';
import { Inside } from './inside.tsx';
import { Orders } from './orders.tsx';
import { TimeLine } from './timeline/time-line.tsx';

/** What a caller asks about comes first: the order, then the cart, then what is about to be sent. */
export const Now = () => (
  <Grid gap="md">
    <Grid.Col span={{ base: 12, lg: 5 }}>
      <Stack gap="md">
        <Orders />
        <Complaints />
        <CallTasks />
        <CartView />
        <Inside />
      </Stack>
    </Grid.Col>
    <Grid.Col span={{ base: 12, lg: 7 }}>
      <TimeLine />
    </Grid.Col>
  </Grid>
);
