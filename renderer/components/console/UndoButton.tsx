import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../host-client/use-command.ts';
import { RefusalNotice } from './RefusalNotice.tsx';

const undoNames = {
  'evaluation.add': 'evaluation',
  'activity.add': 'activity',
  'activity.change': 'deadline',
  'activity.deadline': 'deadline',
  'activity.close': 'activityClosed',
  'line.add': 'line',
  'document.add': 'document',
  'goal.add': 'goal',
  'goal.close': 'goalClosed',
  'comment.add': 'comment',
  'item.limit': 'limit',
  'nextMeeting.agree': 'nextMeeting',
  'minutes.answer': 'answer',
  'readBack.approve': 'approved',
  'minutes.approve': 'approved',
  'participant.add': 'person',
  'access.change': 'access',
  'access.end': 'accessEnd',
  'custody.record': 'custody',
  'consent.draft': 'draft',
  'consent.sign': 'signature',
  'child.hear': 'child',
  'family.inform': 'family',
  'message.send': 'message',
  'appointment.add': 'appointment',
  'handover.prepare': 'handover',
  'handover.accept': 'handover',
  'need.assess': 'need',
  'question.settle': 'question',
  'question.settleHeld': 'question',
  'wording.correct': 'wording',
  'saying.set': 'words',
  'word.explain': 'words',
} as const;
type UndoName = (typeof undoNames)[keyof typeof undoNames];

function nameOf(command: string): UndoName | 'other' {
  const found = Object.entries(undoNames).find(([name]) => name === command);
  return found === undefined ? 'other' : found[1];
}

/** Always in its place, and says what it takes back. */
export function UndoButton({ undo }: { undo: { command?: string | undefined } }): ReactNode {
  const { t } = useTranslation('common');
  const { run, refusal, isLocked } = useCommand();
  const { command } = undo;
  return (
    <div className="undo">
      <Button
        variant="secondary"
        data-size="sm"
        disabled={command === undefined || isLocked}
        onClick={() => void run('undo.newest', {})}
      >
        {command === undefined ? t(($) => $.undo.nothing) : t(($) => $.undo.what[nameOf(command)])}
      </Button>
      <RefusalNotice refusal={refusal} />
    </div>
  );
}
