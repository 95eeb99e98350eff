/** The door of the host under Electron: the same host as host-process.ts, with ports of its pages. */
import process from 'node:process';
import { openUtilityChannel } from '#electron-shell/utility-channel.ts';
import { openPortSpeech } from '#host/speech/port-speech.ts';
import { openPortUploads } from '#host/uploads/port-uploads.ts';
import { startHost } from '#host/start-host.ts';
import { findPlaces } from './places.ts';
import { runHost } from './run-host.ts';

const channel = openUtilityChannel({
  parent: process.parentPort,
  onFault: (listener) => {
    process.on('uncaughtException', listener);
    process.on('unhandledRejection', listener);
  },
  exit: (code) => process.exit(code),
  after: (milliseconds, run) => void setTimeout(run, milliseconds),
});

// With the fuses of a packaged room no process can start another but main.
const portSpeech = openPortSpeech((message) => channel.send(message));
const portUploads = openPortUploads((message) => channel.send(message));

runHost({ startHost, channel, places: findPlaces(), portSpeech, portUploads });
