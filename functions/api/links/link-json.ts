import * as z from 'zod';
import { linkBase, type NamedLink } from '../../../core/link/named-link.ts';
import type { ApiPorts } from '../ports.ts';

const instant = z.iso.datetime();

export const linkSchema = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string().describe('Where it leads'),
  link: z.string().describe('What to print; its codes are at /v1/links/{id}/qr.svg and /qr.png'),
  profileId: z.string().optional(),
  createdAt: instant,
  expiresAt: instant.optional(),
  opened: z.int().describe('By people, as far as one can tell'),
});

const iso = (atMs: number): string => new Date(atMs).toISOString();

/** The short link itself, on the shop's own domain where it has one. */
export const shortUrl = async (
  ports: Pick<ApiPorts, 'config' | 'publicUrl'>,
  id: string,
): Promise<string> => {
  const { shop } = await ports.config.snapshot();
  return `${linkBase(shop, ports.publicUrl)}/q/${id}`;
};

export const linkJson = async (
  ports: Pick<ApiPorts, 'config' | 'publicUrl' | 'namedLinks'>,
  { id, name, url, profileId, createdAtMs, expiresAtSeconds }: NamedLink,
): Promise<z.infer<typeof linkSchema>> => ({
  ...{ id, name, url, link: await shortUrl(ports, id) },
  ...(profileId !== undefined && { profileId }),
  createdAt: iso(createdAtMs),
  ...(expiresAtSeconds !== undefined && { expiresAt: iso(expiresAtSeconds * 1000) }),
  opened: await ports.namedLinks.opened(id),
});
