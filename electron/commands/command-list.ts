import type { Command } from './command-io.ts';

/** Each command with its loader, so that `help` costs nothing of what `start` needs. */
const built: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).runStart,
  central: async () => (await import('./central.ts')).runCentral,
  samspill: async () => (await import('./samspill.ts')).runSamspillCommand,
  minutes: async () => (await import('./minutes.ts')).runMinutes,
  archive: async () => (await import('./archive.ts')).runArchiveCommand,
  visible: async () => (await import('./visible.ts')).runVisible,
  table: async () => (await import('./table.ts')).runTable,
  courier: async () => (await import('./courier.ts')).runCourierCommand,
  translate: async () => (await import('./translate.ts')).runTranslate,
  speak: async () => (await import('./speak.ts')).runSpeak,
  sentences: async () => (await import('./sentences.ts')).runSentences,
  'read-text': async () => (await import('./read-text.ts')).runReadText,
  'check-language': async () => (await import('./check-language.ts')).runCheckLanguage,
  check: async () => (await import('./check.ts')).runCheck,
  settings: async () => (await import('./settings.ts')).runSettings,
  verify: async () => (await import('./verify.ts')).runVerify,
  'may-update': async () => (await import('./may-update.ts')).runMayUpdate,
  bench: async () => (await import('./bench.ts')).runBench,
  help: async () => (await import('./help.ts')).runHelp,
};

export async function findCommand(name: string): Promise<Command> {
  const load = Object.hasOwn(built, name) ? built[name] : undefined;
  if (load !== undefined) return load();
  const { createUnknown } = await import('./unknown.ts');
  return createUnknown(name);
}
