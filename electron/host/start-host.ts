import type { CommandName } from '#contract/commands.ts';
import type { DisplaysPart } from '#contract/display-rows.ts';
import type { Refusal } from '#contract/refusals.ts';
import { refuse } from '#contract/refusals.ts';
import type { Id } from '#domain/identity.ts';
import type { Result } from '#domain/result.ts';
import { startDocumentRenderer } from './documents/render-minutes.ts';
import type { HostNeeds } from './host-needs.ts';
import { findOpenMeeting } from './journal/find-open-meeting.ts';
import type { OpenRefusal } from './journal/journal-refusals.ts';
import { openJournal } from './journal/journal.ts';
import { purgeAndTell } from './journal/purge.ts';
import type { Log } from './log.ts';
import { answerCall } from './room/answers.ts';
import { listPlans } from './room/choose.ts';
import { deliver } from './room/deliver-room.ts';
import { endMeeting, goOnFinishing, hasEnded } from './room/finish.ts';
import { hear } from './room/device-leases.ts';
import { keepForgotten, noteTouch, readTouch } from './room/forgotten.ts';
import { dropInvitations } from './room/invitations.ts';
import { createDocumentShelf } from './room/document-shelf.ts';
import { hideCode, reachStore } from './room/grant.ts';
import type { Answer, Caller, HostRoom } from './room/host-room.ts';
import { takeDisplays } from './room/place-wall.ts';
import { loadMeeting } from './room/open-meeting.ts';
import { keepTime } from './room/keep-time.ts';
import { createHostRoom } from './room/create-host-room.ts';
import { openTranslator } from './room/open-translator.ts';
import { createOtherForm } from './room/other-form.ts';
import { mayGoOn, prepareReading, readAloudOf } from './room/read-aloud.ts';
import { followReading, loudspeakerFor } from './room/reading.ts';
import { coverWall } from './room/screen.ts';
import type { Standing } from './room/tables.ts';
import { present, standing } from './room/tables.ts';
import { machineVoiceFor, voiceFor } from './room/voice-choice.ts';
import { findVoices, loseMachineVoice, losePiperVoice } from './room/voice-commands.ts';
import { keepPrepared } from './speech/prepared-sounds.ts';
import type { Parts } from './stop-host.ts';
import { stopHost } from './stop-host.ts';
import { createReader } from './speech/reader.ts';
import type { SpeechEngine } from './speech/speech-engine.ts';
import { startSpeechEngine } from './speech/speech-engine.ts';
import { startSpelling } from './spelling/spelling.ts';
import type { Translator } from './translation/translator.ts';
import type { DocumentReader } from './uploads/document-reader.ts';
import { createDocumentReader } from './uploads/document-reader.ts';
import { administratorView } from './views/administrator-view.ts';
import { chairView } from './views/chair-view.ts';
import { familyView } from './views/family-view.ts';
import { interpreterView } from './views/interpreter-view.ts';
import { minutesView } from './views/minutes-view.ts';
import { waitingView } from './views/waiting-view.ts';
import { screenView } from './views/screen-view.ts';

/** The app behind the wire: answers calls, builds views, and holds one meeting at most (M15). */
export interface Host {
  answer(caller: Caller, command: CommandName, input: unknown): Promise<Answer>;
  view(caller: Caller): Readonly<Record<string, unknown>>;
  arrived(caller: Caller): void;
  left(session: string): void;
  present(tokenHash: string, credentialHash: string, key?: string): Result<{ table: Id }, Refusal>;
  standing(credentialHash: string): Standing | undefined;
  /** A device on the network is still there, and perhaps used. */
  heard(credentialHash: string, isTouched: boolean): void;
  /** Somebody guesses at what devices are invited with. */
  spoil(): void;
  /** The central store answers at this address; without a token a person lets the room in. */
  storeAt(url: string, token?: string): void;
  /** Covers the wall: the shell says that a display changed, or that the machine goes to sleep. */
  cover(): void;
  /** The shell says which screens there are and what stands on them. */
  displays(displays: DisplaysPart): void;
  stop(): Promise<void>;
}

/** Builds the app and takes up the meeting that was open when the last host ended, covered. */
export function startHost(needs: HostNeeds): Host {
  const host = createHostRoom(needs);
  const engine = startVoice(host);
  const renderer = startDocumentRenderer({
    entry: needs.entries.documentWorker,
    resources: needs.resources,
    log: { warn: (event, fields) => needs.log.note(event, fields) },
  });
  host.warm = () => {
    if (needs.startsCold === true) return;
    engine.warm();
    void renderer.warm();
  };
  const translator = startTranslator(host);
  const uploads = openShelf(host);
  openSpelling(host);
  takeUpMeeting(host);
  if (host.meeting !== undefined) {
    host.warm();
    host.reader?.setSpeed(readAloudOf(host.meeting.room).speed);
  }
  void findVoices(host, engine);
  prepareReading(host);
  const stopTime = keepTime(host);
  host.stopping.signal.addEventListener('abort', stopTime, { once: true });
  return asHost(host, { engine, renderer, translator, uploads });
}

function openShelf(host: HostRoom): DocumentReader {
  const { needs } = host;
  const reader =
    needs.documentReader ?? createDocumentReader({ launch: needs.launchUploads, after, log: needs.log });
  host.shelf = createDocumentShelf(host, reader);
  return reader;
}

/** Said once in the log: the console says it for as long as it is so. */
function openSpelling(host: HostRoom): void {
  const { spelling, log } = host.needs;
  if (spelling === undefined) return;
  const told = new Set<string>();
  const warn: Log['note'] = (event, fields) => {
    if (!told.has(event)) log.note(event, fields);
    told.add(event);
  };
  host.spelling = startSpelling({ ...spelling, log: { warn } });
}

function after(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}

function startTranslator(host: HostRoom): Translator {
  const translator = host.needs.translator ?? openTranslator(host);
  const { whole, sentences, canTranslate } = createOtherForm(host, translator);
  host.otherForm = whole;
  host.otherSentences = sentences;
  host.canTranslate = canTranslate;
  return translator;
}

function startVoice(host: HostRoom): SpeechEngine {
  const { needs } = host;
  const engine = startSpeechEngine({
    launch: needs.launchSpeech,
    log: () => needs.log.note('speech-process-ended'),
    piperFor: (language) => voiceFor(host, language).folder,
    onDegraded: (folder) => losePiperVoice(host, folder),
  });
  host.speaks = async (text, language) => {
    const sound = await engine.synthesize(text, language, AbortSignal.timeout(10_000));
    return sound.ok && sound.value.pcm.length > 0;
  };
  host.reader = createReader({
    engine: keepPrepared({ engine }),
    loudspeaker: loudspeakerFor(host),
    machineVoice: (language) => machineVoiceFor(host, language),
    onVoiceLost: (voice) => loseMachineVoice(host, voice),
    onChange: (state) => followReading(host, state),
    mayGoOn: () => mayGoOn(host),
    after,
  });
  return engine;
}

/** After a crash or a power cut the room is back at the same place, behind the cover (design §4). */
function takeUpMeeting(host: HostRoom): void {
  const { needs } = host;
  const folder = needs.dataFolder;
  const found = findOpenMeeting(folder);
  if (!found.ok) return refuseStart(host, refuse('damaged-file'));
  for (const remains of found.value.remains) purgeAndTell({ folder, log: needs.log }, remains);
  if (found.value.meeting === undefined) return;
  readTouch(host, found.value.meeting);
  const { roomKey, vaultKind } = needs;
  const opened = openJournal({ folder, meeting: found.value.meeting, roomKey, vaultKind });
  if (!opened.ok) return refuseStart(host, startRefusal(opened.refusal));
  const begun = opened.value.getRoomState('room') !== undefined;
  const meeting = begun ? loadMeeting(opened.value, needs.log) : undefined;
  // The host ended while a plan was being taken in: nobody was told that the meeting is open.
  if (meeting === undefined || !meeting.state.meetings.has(meeting.plan.meeting)) {
    opened.value.close();
    purgeAndTell({ folder, log: needs.log }, found.value.meeting);
    return;
  }
  host.meeting = meeting;
  host.phase = meeting.room.delivery === 'not-begun' && !hasEnded(meeting) ? 'meeting' : 'delivering';
  coverWall(host, meeting);
}

function refuseStart(host: HostRoom, refusal: Refusal): void {
  host.phase = 'refused';
  host.refusal = refusal;
  host.needs.log.note('meeting-not-opened', { kind: refusal.kind });
}

/** The file was not touched; the console says what happened and what to do. */
function startRefusal(refusal: OpenRefusal): Refusal {
  switch (refusal.kind) {
    case 'newer-file':
    case 'key-missing':
    case 'disk-refused':
      return refuse(refusal.kind);
    case 'other-vault':
      return refuse('key-refused');
    default:
      return refuse('damaged-file');
  }
}

function asHost(host: HostRoom, parts: Parts): Host {
  const finish = { host, renderer: parts.renderer };
  host.endNow = (meeting) => void endMeeting(finish, meeting);
  goOnFinishing(finish);
  keepForgotten(host);
  return {
    answer: (caller, command, input) => {
      noteTouch(host, command);
      return answerCall(finish, { caller, command, input });
    },
    view: (caller) => viewFor(host, caller),
    arrived: (caller) => {
      host.callers.set(caller.session, caller);
      host.needs.changed();
      if (caller.role === 'chair' && host.phase === 'choosing') void listPlans(host);
    },
    left: (session) => {
      host.callers.delete(session);
      host.needs.changed();
    },
    present: (tokenHash, credentialHash, key) => present(host, tokenHash, { credentialHash, key }),
    standing: (credentialHash) => standing(host, credentialHash),
    heard: (credentialHash, isTouched) => hear(host, credentialHash, isTouched),
    spoil: () => dropInvitations(host, 'all'),
    storeAt: (url, token) => meetStore(host, url, token),
    cover: () => {
      hideCode(host);
      if (host.meeting !== undefined) coverWall(host, host.meeting);
    },
    displays: (displays) => takeDisplays(host, displays),
    stop: () => stopHost(host, parts),
  };
}

function viewFor(host: HostRoom, caller: Caller): Readonly<Record<string, unknown>> {
  switch (caller.role) {
    case 'screen':
      return { ...screenView(host, caller) };
    case 'chair':
      return { ...chairView(host, caller) };
    case 'minute-taker':
      return { ...minutesView(host, caller) };
    case 'interpreter':
      return { ...interpreterView(host) };
    case 'family':
      return { ...familyView(host, caller) };
    case 'administrator':
      return { ...administratorView(host) };
    case 'waiting':
      return { ...waitingView(host, caller) };
  }
}

/** The store is there: list its plans, and go on with a delivery that was under way when the host ended. */
function meetStore(host: HostRoom, url: string, token?: string): void {
  reachStore(host, url, token);
  void listPlans(host);
  const { meeting } = host;
  if (meeting !== undefined && hasEnded(meeting)) void deliver(host, meeting);
}
