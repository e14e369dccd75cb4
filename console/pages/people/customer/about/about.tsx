import { SimpleGrid, Stack } from '@mantine/core';
import { Computed } from './computed.tsx';
import { Identities } from './identities.tsx';
import { Loyalty } from './loyalty.tsx';
import { Offers } from './offers.tsx';
import { Segments } from './segments.tsx';
import { Traits } from './traits.tsx';

/** Everything else that is known of her. */
export const About = () => (
  <SimpleGrid cols={{ base: 1, md: 2 }}>
    <Stack gap="md">
      <Identities />
      <Traits />
    </Stack>
    <Stack gap="md">
      <Computed />
      <Offers />
      <Loyalty />
      <Segments />
    </Stack>
  </SimpleGrid>
);
