import * as z from 'zod';
import { shortUrl } from '../links/link-json.ts';
import { qrPng, qrSvg } from '../links/qr-code.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';

const picture: z.ZodType<string | Uint8Array> = z.string().meta({ format: 'binary' });

const qrRoute = (
  ending: 'svg' | 'png',
  type: string,
  draw: (text: string) => Promise<string | Uint8Array>,
): Route =>
  route<string | Uint8Array>({
    method: 'GET',
    path: `/v1/links/{id}/qr.${ending}`,
    summary: `Its QR code, as ${ending.toUpperCase()}`,
    access: 'read',
    media: { answer: type },
    answer: picture,
    refusals: { 404: 'There is no such link' },
    async run({ params }, ports) {
      const link = await ports.namedLinks.get(params.id ?? '');
      if (!link) return problem(404, { detail: 'There is no such link.' });
      return { headers: { 'content-type': type }, body: await draw(await shortUrl(ports, link.id)) };
    },
  });

export const getLinkSvg = qrRoute('svg', 'image/svg+xml', qrSvg);
export const getLinkPng = qrRoute('png', 'image/png', qrPng);
