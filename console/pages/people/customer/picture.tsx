import { Center, Image } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import { isPicture } from './is-picture.ts';

const SIZE = 44;

/** A product's picture; a sign in its place where there is none, or it does not come. */
export function Picture({ url }: { url: string | undefined }) {
  const [failed, setFailed] = useState<string>();
  if (!isPicture(url, location.origin) || failed === url)
    return (
      <Center w={SIZE} h={SIZE} style={{ flexShrink: 0 }}>
        <IconPhoto size={24} aria-hidden />
      </Center>
    );
  return (
    <Image src={url} alt="" w={SIZE} h={SIZE} radius="sm" fit="contain" onError={() => setFailed(url)} />
  );
}
