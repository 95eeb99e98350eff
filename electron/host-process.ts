import { startHost } from '#host/start-host.ts';
import { openNodeChannel } from './node-channel.ts';
import { findPlaces } from './places.ts';
import { runHost } from './run-host.ts';

runHost({ startHost, channel: openNodeChannel(), places: findPlaces() });
