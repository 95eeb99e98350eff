import type { Topic } from '#domain/bodies.ts';
import type {
  HomeAnswer,
  HomeConsent,
  HomeContact,
  HomeDevice,
  HomeKept,
  HomeMeeting,
  HomeMinutes,
  HomePerson,
  HomePlan,
  HomeRoom,
  HomeSelf,
  HomeText,
} from '#sync/home-messages.ts';
import { isFlag, isListOf, isMaybe, isNumber, isOneOf, isShapeOf, isText } from './check-kinds.ts';

export const topics = ['school', 'health', 'family', 'economy', 'other'] as const satisfies readonly Topic[];

const isRole = isOneOf('plan-owner', 'guardian', 'relay-holder', 'participant');
const isPart = isOneOf('plan', 'health');

export const isSelf = isShapeOf<HomeSelf>({
  tryout: isFlag,
  language: isOneOf('nb', 'nn'),
  storeName: isText,
  municipality: isText,
  signedIn: isMaybe(
    isShapeOf<NonNullable<HomeSelf['signedIn']>>({
      name: isText,
      employee: isFlag,
      contact: isMaybe(isShapeOf<HomeContact>({ mobile: isMaybe(isText), email: isMaybe(isText) })),
      plans: isListOf(
        isShapeOf<NonNullable<HomeSelf['signedIn']>['plans'][number]>({
          plan: isText,
          owner: isText,
          role: isRole,
          waits: isListOf(isOneOf('sign', 'answer', 'settle')),
        }),
      ),
    }),
  ),
  ways: isListOf(
    isShapeOf<HomeSelf['ways'][number]>({
      id: isText,
      kind: isOneOf('identity-provider', 'password', 'tryout'),
      name: isText,
    }),
  ),
  people: isMaybe(
    isListOf(
      isShapeOf<NonNullable<HomeSelf['people']>[number]>({ person: isText, name: isText, is: isText }),
    ),
  ),
});

const personChecks = {
  id: isText,
  name: isText,
  service: isMaybe(isText),
  position: isMaybe(isText),
  familyWord: isMaybe(isText),
  role: isRole,
};
const isPerson = isShapeOf<HomePerson>(personChecks);
const isNames = isListOf(
  isShapeOf<HomePlan['whoSees'][number]>({
    person: isPerson,
    topics: isListOf(isOneOf(...topics)),
    all: isFlag,
  }),
);

type Block = HomeText['blocks'][number];
type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;
const isHeading = isShapeOf<BlockOf<'heading'>>({ kind: isOneOf('heading'), level: isLevel, text: isText });
const isParagraph = isShapeOf<BlockOf<'paragraph'>>({ kind: isOneOf('paragraph'), text: isText });
const isTextList = isShapeOf<BlockOf<'list'>>({ kind: isOneOf('list'), items: isListOf(isText) });

function isLevel(value: unknown): value is 1 | 2 {
  return value === 1 || value === 2;
}

function isBlock(value: unknown): value is Block {
  return isHeading(value) || isParagraph(value) || isTextList(value);
}

const isConsent = isShapeOf<HomeConsent>({
  id: isText,
  kind: isOneOf('draft', 'standing'),
  names: isNames,
  writtenOn: isText,
  expiresOn: isMaybe(isText),
  forMeeting: isFlag,
  oldContent: isMaybe(isFlag),
  transition: isMaybe(isOneOf('none', 'kindergarten', 'kindergarten-to-school', 'school')),
  toSign: isListOf(isPart),
  signed: isListOf(isShapeOf<HomeConsent['signed'][number]>({ person: isText, part: isPart, on: isText })),
  waitsFor: isListOf(isText),
  text: isMaybe(isShapeOf<HomeText>({ language: isOneOf('nb', 'nn'), blocks: isListOf(isBlock) })),
});

const isAnswer = isOneOf('agrees', 'reads-at-home', 'disagrees');
const isLine = isShapeOf<NonNullable<HomeMinutes['lines']>[number]>({
  line: isOneOf('decision', 'disagreement', 'words'),
  text: isText,
  saidBy: isListOf(isText),
});
const isMinutes = isShapeOf<HomeMinutes>({
  meeting: isText,
  date: isText,
  place: isText,
  sections: isListOf(
    isShapeOf<HomeMinutes['sections'][number]>({ heading: isText, lines: isListOf(isText) }),
  ),
  lines: isMaybe(isListOf(isLine)),
  documents: isListOf(
    isShapeOf<HomeMinutes['documents'][number]>({ item: isText, title: isText, mediaType: isText }),
  ),
  myAnswer: isMaybe(isAnswer),
  mayAnswer: isFlag,
  remarks: isListOf(
    isShapeOf<HomeMinutes['remarks'][number]>({ by: isText, date: isText, text: isText, mine: isFlag }),
  ),
  mayRemark: isFlag,
});

const isMeeting = isShapeOf<HomeMeeting>({
  meeting: isText,
  date: isText,
  time: isText,
  place: isText,
  state: isOneOf('called', 'called-off', 'no-longer-asked'),
});

export const isPlan = isShapeOf<HomePlan>({
  plan: isText,
  owner: isText,
  about: isOneOf('child', 'youth', 'pregnant'),
  me: isPerson,
  isFamily: isFlag,
  holders: isListOf(
    isShapeOf<HomePlan['holders'][number]>({
      ...personChecks,
      mobile: isMaybe(isText),
      email: isMaybe(isText),
      until: isMaybe(isText),
    }),
  ),
  standIn: isMaybe(isPerson),
  holderAskedFor: isMaybe(isText),
  mayAskForHolder: isFlag,
  whoSees: isNames,
  consents: isListOf(isConsent),
  mayWithdraw: isFlag,
  withdrawal: isOneOf('delete', 'close', 'close-and-archive'),
  ended: isMaybe(
    isShapeOf<NonNullable<HomePlan['ended']>>({ kind: isOneOf('closed', 'inactive'), on: isText }),
  ),
  minutes: isListOf(isMinutes),
  meetings: isListOf(isMeeting),
  holderPlace: isMaybe(
    isShapeOf<NonNullable<HomePlan['holderPlace']>>({
      papers: isListOf(
        isShapeOf<NonNullable<HomePlan['holderPlace']>['papers'][number]>({
          consent: isText,
          signedOn: isText,
          scanned: isFlag,
        }),
      ),
      hasNumber: isFlag,
    }),
  ),
});

export const isKept = isShapeOf<HomeKept>({ receivedAt: isText });
export const isReceipt = isShapeOf<HomeAnswer>({ receipt: isText, receivedAt: isText });

export const isDevice = isShapeOf<HomeDevice>({
  userCode: isText,
  room: isText,
  meetings: isListOf(
    isShapeOf<HomeDevice['meetings'][number]>({
      plan: isText,
      meeting: isText,
      owner: isText,
      date: isText,
      time: isText,
      place: isText,
    }),
  ),
  mayOpenPlan: isFlag,
});

export const isRooms = isShapeOf<{ rooms: HomeRoom[] }>({
  rooms: isListOf(
    isShapeOf<HomeRoom>({ grant: isText, room: isText, since: isText, owner: isMaybe(isText) }),
  ),
});

export const isRedirect = isShapeOf<{ redirect: string }>({ redirect: isText });

/** A code is on its way; in a store to try out it stands here. */
export interface CodeAsked {
  readonly minutes: number;
  readonly tryoutCode?: string;
}
export const isCodeAsked = isShapeOf<CodeAsked>({ minutes: isNumber, tryoutCode: isMaybe(isText) });
export const isProblem = isShapeOf<{ type: string; refusal?: string }>({
  type: isText,
  refusal: isMaybe(isText),
});
