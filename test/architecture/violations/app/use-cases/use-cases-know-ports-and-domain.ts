import { send } from "../adapters/mail/adapters-know-ports-and-domain.ts"; export const useCase = send;
