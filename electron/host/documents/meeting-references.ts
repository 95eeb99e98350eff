import type { Responsible } from '#domain/bodies.ts';
import type { HeldLine } from '#domain/held-line.ts';
import type { MeetingFile, PlanFile } from '#domain/plan-file.ts';

/** A field that names something which is not in the plan, or not in the agenda. */
export interface UnknownReference {
  readonly file: 'plan' | 'meeting';
  readonly field: string;
  readonly id: string;
}

interface Reference extends UnknownReference {
  readonly to: 'participant' | 'goal' | 'activity' | 'agenda';
}

/** Every name that leads nowhere, all at once, so that a file is put right in one go. */
export function findUnknownReferences(plan: PlanFile, meeting: MeetingFile): readonly UnknownReference[] {
  const known: Readonly<Record<Reference['to'], ReadonlySet<string>>> = {
    participant: new Set(plan.participants.map(({ id }) => id)),
    goal: new Set(plan.items.filter(({ kind }) => kind === 'goal').map(({ id }) => id)),
    activity: new Set(plan.items.filter(({ kind }) => kind === 'activity').map(({ id }) => id)),
    agenda: new Set(meeting.agenda.map(({ id }) => id)),
  };
  const references = [...planReferences(plan), ...meetingReferences(meeting), ...heldReferences(meeting)];
  const unknown = references.filter(({ to, id }) => !known[to].has(id));
  const named = unknown.map(({ file, field, id }) => ({ file, field, id }));
  if (plan.participants.some(({ role }) => role === 'plan-owner')) return named;
  return [{ file: 'plan', field: 'participants', id: 'plan-owner' }, ...named];
}

function planReferences(plan: PlanFile): readonly Reference[] {
  const file = 'plan';
  return plan.items.flatMap((item, index): readonly Reference[] => {
    const field = `items.${index}`;
    if (item.kind === 'activity') {
      const goal: Reference = { file, field: `${field}.goal`, id: item.goal, to: 'goal' };
      return [goal, ...responsibleReferences(file, field, item.responsible)];
    }
    // Minutes are made of goals, activities and what is said under them: the other kinds name nothing here.
    if (item.kind !== 'evaluation' && item.kind !== 'comment') return [];
    const activity: Reference = { file, field: `${field}.activity`, id: item.activity, to: 'activity' };
    const said = item.saidBy.map((id): Reference => ({
      file,
      field: `${field}.saidBy`,
      id,
      to: 'participant',
    }));
    return [activity, ...said];
  });
}

function responsibleReferences(
  file: 'plan' | 'meeting',
  field: string,
  responsible: readonly Responsible[],
): readonly Reference[] {
  return responsible.flatMap((one): readonly Reference[] =>
    'name' in one ? [] : [{ file, field: `${field}.responsible`, id: one.participant, to: 'participant' }],
  );
}

function meetingReferences({
  chair,
  minuteTaker,
  present,
  answers,
  agenda,
}: MeetingFile): readonly Reference[] {
  const file = 'meeting';
  const to = 'participant';
  return [
    { file, field: 'chair', id: chair, to },
    { file, field: 'minuteTaker', id: minuteTaker, to },
    ...present.map(({ participant: id }, index): Reference => ({ file, field: `present.${index}`, id, to })),
    ...answers.map(({ participant: id }, index): Reference => ({ file, field: `answers.${index}`, id, to })),
    ...agenda.flatMap((point, index): readonly Reference[] =>
      point.kind === 'goal' ? [{ file, field: `agenda.${index}.goal`, id: point.goal, to: 'goal' }] : [],
    ),
  ];
}

function heldReferences({ held }: MeetingFile): readonly Reference[] {
  const file = 'meeting';
  return held.flatMap(({ agenda, evaluations, activities, closings, lines }, index): readonly Reference[] => {
    const field = `held.${index}`;
    return [
      { file, field: `${field}.agenda`, id: agenda, to: 'agenda' },
      ...evaluations.flatMap(({ activity, saidBy }): readonly Reference[] => [
        { file, field: `${field}.evaluations`, id: activity, to: 'activity' },
        ...saidBy.map((id): Reference => ({
          file,
          field: `${field}.evaluations.saidBy`,
          id,
          to: 'participant',
        })),
      ]),
      ...activities.flatMap(({ goal, responsible }): readonly Reference[] => [
        { file, field: `${field}.activities`, id: goal, to: 'goal' },
        ...responsibleReferences(file, `${field}.activities`, responsible),
      ]),
      ...lineReferences(`${field}.lines`, lines ?? []),
      ...closings.map(({ activity: id }): Reference => ({
        file,
        field: `${field}.closings`,
        id,
        to: 'activity',
      })),
    ];
  });
}

function lineReferences(field: string, lines: readonly HeldLine[]): readonly Reference[] {
  return lines
    .flatMap(({ saidBy, limitedTo }) => [...saidBy, ...(limitedTo ?? [])])
    .map((id) => ({ file: 'meeting', field, id, to: 'participant' }));
}
