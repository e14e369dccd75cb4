import type { Counted, Shard } from '../../core/breaker/shard.ts';

/** As a letter: what is known of a mail besides that it left. */
const letterOf = ({ bounced, complained }: Counted): string =>
  String(Number(bounced ?? 0) + 2 * Number(complained ?? 0));

const ID_LETTERS = 8;

/** Nine letters a mail, so that eighty of them stay well below 1 KB: `0a1b2c3d0…|80.0 12.1`. */
export const packShard = ({ latest, older }: Shard): string =>
  [
    latest.map((one) => one.id + letterOf(one)).join(''),
    older.map(({ sends, complaints }) => `${sends}.${complaints}`).join(' '),
  ].join('|');

export const unpackShard = (text: string): Shard => {
  const [mails = '', blocks = ''] = text.split('|');
  return {
    latest: (mails.match(/.{9}/gs) ?? []).map(mailOf),
    older: blocks
      .split(' ')
      .filter((one) => one !== '')
      .map((block) => {
        const [sends = 0, complaints = 0] = block.split('.').map(Number);
        return { sends, complaints };
      }),
  };
};

const mailOf = (packed: string): Counted => {
  const known = Number(packed.at(-1));
  return {
    id: packed.slice(0, ID_LETTERS),
    ...((known & 1) > 0 && { bounced: true as const }),
    ...((known & 2) > 0 && { complained: true as const }),
  };
};
