import fastify from 'fastify';
import { addPageRoutes } from '#store/http/page-routes.ts';
import type { HomeDevice, HomePlan, HomeSelf } from '#sync/home-messages.ts';
import { homeDevice, homePlan, homeRooms, homeSelf, signedInSelf } from '../../fixtures/home-answers.ts';

/** The real page routes over made-up answers: what is tried is the pages, as a phone gets them. */
export interface HomeStore {
  readonly address: string;
  readonly sent: { readonly path: string; readonly body: unknown }[];
  answers: { self: HomeSelf; plan: HomePlan; device: HomeDevice };
  readonly stop: () => Promise<void>;
}

export async function startHomeStore(): Promise<HomeStore> {
  const app = fastify({ logger: false });
  const sent: HomeStore['sent'] = [];
  const answers: HomeStore['answers'] = { self: signedInSelf(), plan: homePlan(), device: homeDevice() };
  addPageRoutes(app);
  app.addContentTypeParser(/^(?:image|application\/pdf)/u, { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  app.get('/v1/home/self', async () => answers.self);
  app.get('/v1/home/plans/:plan', async () => answers.plan);
  app.get('/v1/home/rooms', async () => ({ rooms: homeRooms }));
  app.get('/v1/home/device', async () => answers.device);
  app.all('/*', async (request, reply) => {
    if (request.headers['x-stafettrom'] !== '1') return reply.code(403).send({});
    sent.push({ path: request.url, body: request.body });
    if (request.url === '/sign-in/password') return { minutes: 10, tryoutCode: '123456' };
    if (request.url === '/sign-in/out') answers.self = homeSelf();
    else if (request.url.startsWith('/sign-in/')) answers.self = signedInSelf();
    const at = '2027-03-15T10:00:00.000Z';
    return { receipt: '01910000-0000-7000-8000-000000000099', receivedAt: at };
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  return { address, sent, answers, stop: async () => app.close() };
}
