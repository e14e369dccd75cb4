import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A mail server that takes what it is brought, and says what it is told to. */
export interface SmtpServer {
  port: number;
  /** By the word of the command, `HELLO` and `END` besides: a line instead of the usual one; `-` hangs up, `silence` says nothing, `trickle` never ends. */
  says: Map<string, string>;
  /** Since it was reset: what it was told, and the mail as it came over the wire. */
  got: { commands: string[]; mail: string };
  reset(): void;
  stop(): Promise<void>;
}

/** What a server keeps of a mail: a dot at the beginning of a line came as two (RFC 5321, 4.5.2). */
export const unstuffed = (mail: string): string => mail.replaceAll('\r\n..', '\r\n.');

/** An answer whose last line never comes: whoever waits for a pause waits for ever. */
const trickle = (socket: Socket): void => {
  const timer = setInterval(() => socket.write('250-wait\r\n'), 50);
  socket.on('close', () => clearInterval(timer));
};

export const startSmtpServer = async (): Promise<SmtpServer> => {
  const says: SmtpServer['says'] = new Map();
  const got: SmtpServer['got'] = { commands: [], mail: '' };

  const talk = (socket: Socket): void => {
    let isMail = false;
    let buffer = '';
    const answer = (word: string, usual: string) => {
      const line = says.get(word) ?? usual;
      if (line === '-') return socket.destroy();
      if (line === 'trickle') return trickle(socket);
      if (line !== 'silence') socket.write(`${line}\r\n`);
      isMail = word === 'DATA' && line.startsWith('354');
      return undefined;
    };
    socket.on('error', () => {});
    socket.setEncoding('utf8').on('data', (text: string) => {
      buffer += text;
      for (;;) {
        const end = buffer.indexOf(isMail ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + (isMail ? 5 : 2));
        if (isMail) {
          got.mail = line;
          answer('END', '250 taken');
          continue;
        }
        got.commands.push(line);
        const word = line.split(' ')[0] ?? '';
        if (word === 'EHLO') answer(word, '250-here\r\n250 AUTH PLAIN');
        else answer(word, word === 'DATA' ? '354 go on' : word === 'AUTH' ? '235 hello' : '250 fine');
      }
    });
    answer('HELLO', '220 here');
  };

  const server = createServer(talk);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    says,
    got,
    reset() {
      says.clear();
      Object.assign(got, { commands: [], mail: '' });
    },
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
};
