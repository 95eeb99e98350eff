import type { ReactNode } from 'react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeDevice } from '#sync/home-messages.ts';
import type { Asked, AskStore, StoreProblem } from './ask-store.ts';
import { useHome } from './HomeContext.tsx';
import { Button } from './parts/Button.tsx';
import { PageHeading } from './parts/PageHeading.tsx';
import { ProblemNotice } from './parts/ProblemNotice.tsx';
import { TextField } from './parts/TextField.tsx';
import { DeviceChoice } from './DeviceChoice.tsx';
import { isDevice } from './store-answers.ts';

/** RFC 8628, from the phone of who holds the relay: the room shows a code, and this page asks whether it is that room. */
export function Device({ code }: { code: string }): ReactNode {
  const { t } = useTranslation('home');
  const { store } = useHome();
  const [device, setDevice] = useState<HomeDevice>();
  const [end, setEnd] = useState<'done' | 'stopped'>();
  const [problem, setProblem] = useState<StoreProblem>();
  const ask = useCallback(async (given: string) => askForRoom(store, given), [store]);
  const show = useCallback((asked: Asked<HomeDevice>) => {
    setDevice(asked.ok ? asked.value : undefined);
    setProblem(asked.ok ? undefined : asked.problem);
  }, []);
  useEffect(() => {
    let isWanted = code !== '';
    if (isWanted) void ask(code).then((asked) => (isWanted ? show(asked) : undefined));
    return () => {
      isWanted = false;
    };
  }, [code, ask, show]);

  if (end === 'done') {
    return (
      <>
        <PageHeading>{t(($) => $.device.done)}</PageHeading>
        <p>{t(($) => $.device.doneText)}</p>
      </>
    );
  }
  if (device !== undefined && end === undefined) {
    return <DeviceChoice device={device} onDone={() => setEnd('done')} onOther={() => setEnd('stopped')} />;
  }
  return (
    <CodeField
      isStopped={end === 'stopped'}
      problem={problem}
      onFind={async (given) => {
        show(await ask(given));
        setEnd(undefined);
      }}
    />
  );
}

async function askForRoom(store: AskStore, code: string): Promise<Asked<HomeDevice>> {
  return store.fetch(`/v1/home/device?user_code=${encodeURIComponent(tidyCode(code))}`, isDevice);
}

/** As the room shows it, however it was typed: ABCD-EFGH. */
function tidyCode(typed: string): string {
  const signs = typed.toUpperCase().replaceAll(/[^A-Z0-9]/gu, '');
  return signs.length === 8 ? `${signs.slice(0, 4)}-${signs.slice(4)}` : signs;
}

interface CodeNeeds {
  readonly isStopped: boolean;
  readonly problem: StoreProblem | undefined;
  readonly onFind: (code: string) => Promise<void>;
}

function CodeField({ isStopped, problem, onFind }: CodeNeeds): ReactNode {
  const { t } = useTranslation('home');
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const code = tidyCode(typed);
  const isShort = code.length < 8;
  const isUnknown = ['not-found', 'body-invalid'].includes(problem?.kind ?? '');
  return (
    <form
      className="home-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isShort) void onFind(code);
      }}
    >
      <PageHeading key={String(isStopped)}>
        {isStopped ? t(($) => $.device.stopped) : t(($) => $.device.title)}
      </PageHeading>
      {isStopped && <p>{t(($) => $.device.stoppedText)}</p>}
      {isUnknown && (
        <div className="ds-alert" data-color="warning" aria-live="polite">
          <p>{t(($) => $.device.unknown)}</p>
        </div>
      )}
      <TextField
        label={t(($) => $.device.code)}
        hint={t(($) => $.device.codeHint)}
        value={typed}
        onType={setTyped}
        maxLength={20}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        error={isTried && isShort ? t(($) => $.device.codeMissing) : undefined}
      />
      <ProblemNotice problem={isUnknown ? undefined : problem} />
      <Button type="submit">{t(($) => $.device.find)}</Button>
    </form>
  );
}
