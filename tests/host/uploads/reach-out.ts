/** A process that closes its network as the one for documents does, and then tries every way out it knows. */
import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { get } from 'node:http';
import net, { connect } from 'node:net';
import process from 'node:process';
import { connect as connectSecurely } from 'node:tls';
import { closeNetwork } from '#host/uploads/close-network.ts';

const port = Number(process.argv[2]);
const address = `http://127.0.0.1:${port}/`;
const network = closeNetwork();
const ways: readonly (() => unknown)[] = [
  () => connect(port),
  () => new net.Socket().connect(port),
  () => net.createServer().listen(0),
  () => connectSecurely(port),
  () => get(address),
  () => fetch(address),
  () => new WebSocket(address),
  () => lookup('example.invalid'),
  () => createSocket('udp4'),
  () => spawn('true'),
];
let refused = 0;
for (const way of ways) {
  try {
    await way();
  } catch {
    refused += 1;
  }
}
process.send?.({ ways: ways.length, refused, attempts: network.takeAttempts() });
process.disconnect();
