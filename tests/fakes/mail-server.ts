import { createServer, type Socket } from 'node:net';

export interface MailServer {
  readonly url: string;
  readonly letters: string[];
  readonly stop: () => Promise<void>;
}

/** Takes letters as SMTP says, and keeps them. */
export async function startMailServer(): Promise<MailServer> {
  const letters: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    listen(socket, letters);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    stop: () =>
      new Promise((stopped) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => stopped());
      }),
  };
}

function listen(socket: Socket, letters: string[]): void {
  let letter: string | undefined;
  let rest = '';
  const say = (line: string): boolean => socket.write(`${line}\r\n`);
  say('220 prove');
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    const lines = `${rest}${chunk.toString('utf8')}`.split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (letter === undefined) {
        letter = line.toUpperCase() === 'DATA' ? '' : undefined;
        say(answerTo(line));
      } else if (line === '.') {
        letters.push(letter);
        letter = undefined;
        say('250 kept');
      } else letter += `${line}\n`;
    }
  });
}

function answerTo(line: string): string {
  const verb = line.slice(0, 4).toUpperCase();
  if (verb === 'DATA') return '354 go on';
  return verb === 'QUIT' ? '221 bye' : '250 yes';
}
