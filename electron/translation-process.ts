/**
 * Apertium for a central store: a process that holds the pipes and answers over the channel of its fork. It ends by
 * itself, and its programs with it, when that closes.
 */
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { profileChoices } from '#domain/profile.ts';
import { openApertium } from '#host/translation/apertium-engine.ts';
import { preferencesFor } from '#host/translation/apertium-mode.ts';
import { type EngineReply, engineQuestionSchema, type EngineQuestion } from '#sync/translation-messages.ts';

/** `--nynorsk` and then the forms that the store's municipality chose; without it the usual ones. */
const [flag, ...forms] = process.argv.slice(2);
const chosen = profileChoices.nynorskForms.safeParse(forms).data;
const preferences = preferencesFor(flag === '--nynorsk' ? chosen : undefined);

const engine = openApertium({
  cores: availableParallelism(),
  preferences: () => preferences,
  log: () => undefined,
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
});

function send(reply: EngineReply): void {
  if (process.connected) process.send?.(reply);
}

function tellState(): void {
  send({ state: { pairs: [...engine.pairs()], health: engine.health() } });
}

async function answer({ id, ask }: EngineQuestion): Promise<void> {
  const answered = await engine.translate(ask);
  tellState();
  if (!answered.ok) send({ id, refusal: answered.refusal.kind });
  else
    send({ id, answer: { sentences: answered.value.map((one) => (one === undefined ? null : [...one])) } });
}

process.on('message', (message) => void answer(engineQuestionSchema.parse(message)));
process.on('disconnect', () => void engine.stop().then(() => process.exit(0)));
tellState();
