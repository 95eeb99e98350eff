import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { Refusal } from '#contract/refusals.ts';
import type { PageRole } from '#contract/roles.ts';
import type {
  AdministratorView,
  ChairView,
  FamilyView,
  InterpreterView,
  MinutesView,
  ScreenView,
  WaitingView,
} from '#contract/views.ts';
import { viewSchemas } from '#contract/views.ts';

export interface RoleViews {
  readonly screen: ScreenView;
  readonly chair: ChairView;
  readonly 'minute-taker': MinutesView;
  readonly interpreter: InterpreterView;
  readonly family: FamilyView;
  readonly administrator: AdministratorView;
  readonly waiting: WaitingView;
}

/** A view that was parsed for the role it was sent to. */
export type SentView = {
  [Role in PageRole]: { readonly role: Role; readonly view: RoleViews[Role] };
}[PageRole];

/** `lost`: nothing was heard for a while and the page is trying again. `refused`: it will not be let in. */
export type Connection = 'connecting' | 'open' | 'lost' | 'refused';

export interface HostState {
  readonly connection: Connection;
  readonly sent: SentView | undefined;
  readonly refusal: Refusal | undefined;
}

/** Only the connection to the host writes to it. */
export type HostStore = StoreApi<HostState>;

export function createHostStore(): HostStore {
  return createStore<HostState>(() => ({ connection: 'connecting', sent: undefined, refusal: undefined }));
}

/** Throws when a part is missing or of another shape: such a page may not be trusted to show anything. */
export function readView(role: PageRole, parts: Readonly<Record<string, unknown>>): SentView {
  switch (role) {
    case 'screen':
      return { role, view: viewSchemas.screen.parse(parts) };
    case 'chair':
      return { role, view: viewSchemas.chair.parse(parts) };
    case 'minute-taker':
      return { role, view: viewSchemas['minute-taker'].parse(parts) };
    case 'interpreter':
      return { role, view: viewSchemas.interpreter.parse(parts) };
    case 'family':
      return { role, view: viewSchemas.family.parse(parts) };
    case 'administrator':
      return { role, view: viewSchemas.administrator.parse(parts) };
    case 'waiting':
      return { role, view: viewSchemas.waiting.parse(parts) };
  }
}
