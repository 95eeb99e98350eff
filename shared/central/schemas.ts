import type { z } from 'zod';
import * as home from './home-messages.ts';
import * as messages from './messages.ts';
import { problemSchema } from './problems.ts';

/** Every message by its name in the OpenAPI document: what the document and the version's hash are made from. */
export const messageSchemas = {
  Meta: messages.metaSchema,
  PlanList: messages.planListSchema,
  LoanRequest: messages.loanRequestSchema,
  Loan: messages.loanSchema,
  NewPlan: messages.newPlanSchema,
  Administration: messages.administrationSchema,
  Changes: messages.changesSchema,
  Push: messages.pushSchema,
  PushAnswer: messages.pushAnswerSchema,
  Receipt: messages.receiptSchema,
  Release: messages.releaseSchema,
  ReleaseAnswer: messages.releaseAnswerSchema,
  OpenQuestions: messages.openQuestionsSchema,
  AccessLog: messages.accessLogSchema,
  SealedAnswer: messages.sealedAnswerSchema,
  HomeSelf: home.homeSelfSchema,
  HomePlan: home.homePlanSchema,
  HomeCommand: home.homeCommandSchema,
  HomeAnswer: home.homeAnswerSchema,
  HomeContact: home.homeContactSchema,
  HomeNumber: home.homeNumberSchema,
  HomeKept: home.homeKeptSchema,
  HomeDevice: home.homeDeviceSchema,
  HomeDeviceChoice: home.homeDeviceChoiceSchema,
  HomeRooms: home.homeRoomsSchema,
  HomeRoomEnd: home.homeRoomEndSchema,
  SignInStart: home.signInStartSchema,
  SignInNext: home.signInNextSchema,
  SignInPassword: home.signInPasswordSchema,
  SignInSent: home.signInSentSchema,
  SignInCode: home.signInCodeSchema,
  SignInTryout: home.signInTryoutSchema,
  Problem: problemSchema,
} as const satisfies Record<string, z.ZodType>;
export type MessageName = keyof typeof messageSchemas;
