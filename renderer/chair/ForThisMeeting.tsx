import { Checkbox, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '#contract/commands.ts';
import type { ChairView } from '#contract/views.ts';
import type { Topic } from '#domain/bodies.ts';
import { everyTopic, limitOf, TopicBoxes } from '../components/console/TopicBoxes.tsx';
import { PeopleChoice } from '../components/plan/PeopleChoice.tsx';
import { PlanForm } from '../components/plan/PlanForm.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { FormSeen, InterpreterDone } from './Signing.tsx';

interface MeetingNeeds {
  readonly view: ChairView;
  readonly consent: NonNullable<ChairView['consent']>;
  readonly onDone: () => void;
}

interface Typed {
  readonly participant: string;
  readonly name: string;
  readonly service: string;
  readonly isOutside: boolean;
  readonly topics: readonly Topic[];
  readonly signedBy: readonly string[];
  readonly isSeen: boolean;
  readonly isHeard: boolean;
}

const nothing: Typed = {
  participant: '',
  name: '',
  service: '',
  isOutside: false,
  topics: everyTopic,
  signedBy: [],
  isSeen: false,
  isHeard: false,
};

/** C10: a substitute or a support person, for this meeting only. */
export function ForThisMeeting({ view, consent, onDone }: MeetingNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const command = useCommand();
  const [typed, setTyped] = useState(nothing);
  const [isTried, setTried] = useState(false);
  const change = (some: Partial<Typed>): void => setTyped({ ...typed, ...some });
  const hasInterpreter = view.interpreter.language !== undefined;
  const isReady = isWhole(typed) && (typed.isHeard || !hasInterpreter);

  async function save(): Promise<void> {
    setTried(true);
    if (!isReady) return;
    const rendered = hasInterpreter ? { interpreterIsDone: true } : {};
    if ((await command.run('consent.forMeeting', { ...inputOf(typed), ...rendered })).ok) onDone();
  }

  return (
    <PlanForm
      title={t(($) => $.forMeeting.title)}
      save={t(($) => $.draft.onPaper)}
      command={command}
      onSave={() => void save()}
      onCancel={onDone}
    >
      <p className="quiet">{t(($) => $.forMeeting.hint)}</p>
      <WhoIsIt view={view} typed={typed} onChange={change} />
      <TopicBoxes
        legend={t(($) => $.forMeeting.topics)}
        chosen={typed.topics}
        onChange={(topics) => change({ topics })}
      />
      <PeopleChoice
        legend={t(($) => $.signing.who)}
        people={consent.signers}
        chosen={typed.signedBy}
        onChange={(signedBy) => change({ signedBy })}
      />
      <FormSeen isSeen={typed.isSeen} onSeen={(isSeen) => change({ isSeen })} />
      {hasInterpreter && (
        <InterpreterDone isHeard={typed.isHeard} onHeard={(isHeard) => change({ isHeard })} />
      )}
      {isTried && !isReady && <p className="field-error">{t(($) => $.forMeeting.lacks)}</p>}
    </PlanForm>
  );
}

function isWhole({ participant, name, topics, signedBy, isSeen }: Typed): boolean {
  const isSomebody = participant !== '' || name.trim() !== '';
  return isSomebody && topics.length > 0 && signedBy.length > 0 && isSeen;
}

function inputOf({
  participant,
  name,
  service,
  isOutside,
  topics,
  signedBy,
}: Typed): CommandInput<'consent.forMeeting'> {
  const rest = { ...limitOf(topics), signedBy: [...signedBy] };
  if (participant !== '') return { participant, ...rest };
  const of = service.trim() === '' ? {} : { service: service.trim() };
  return { name: name.trim(), ...of, outside: isOutside, ...rest };
}

interface WhoNeeds {
  readonly view: ChairView;
  readonly typed: Typed;
  readonly onChange: (some: Partial<Typed>) => void;
}

/** Somebody of the plan whom no consent names today, or somebody by name. */
function WhoIsIt({ view, typed, onChange }: WhoNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const place = useId();
  const unnamed = view.people.filter((one) => one.role === 'participant' && one.consent !== 'named');
  return (
    <>
      <Field>
        <Label htmlFor={place}>{t(($) => $.forMeeting.who)}</Label>
        <Select
          id={place}
          value={typed.participant}
          onChange={(event) => onChange({ participant: event.target.value })}
        >
          <option value="">{t(($) => $.forMeeting.newcomer)}</option>
          {unnamed.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </Select>
      </Field>
      {typed.participant === '' && (
        <Newcomer outside={view.offers.outside} typed={typed} onChange={onChange} />
      )}
    </>
  );
}

interface NewcomerNeeds extends Omit<WhoNeeds, 'view'> {
  readonly outside: ChairView['offers']['outside'];
}

/** R9: somebody from outside where the profile has it, and with a declaration where it asks for one. */
function Newcomer({ outside, typed, onChange }: NewcomerNeeds): ReactNode {
  const { t } = useTranslation('chair');
  return (
    <>
      <div className="fields-in-row">
        <Textfield
          label={t(($) => $.forMeeting.name)}
          maxLength={200}
          value={typed.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <Textfield
          label={t(($) => $.forMeeting.service)}
          maxLength={200}
          value={typed.service}
          onChange={(event) => onChange({ service: event.target.value })}
        />
      </div>
      {outside === 'no' ? (
        <p className="quiet">{t(($) => $.forMeeting.noOutside)}</p>
      ) : (
        <Checkbox
          label={t(($) => $.forMeeting.outside)}
          {...(outside === 'with-declaration' ? { description: t(($) => $.forMeeting.declaration) } : {})}
          checked={typed.isOutside}
          onChange={() => onChange({ isOutside: !typed.isOutside })}
        />
      )}
    </>
  );
}
