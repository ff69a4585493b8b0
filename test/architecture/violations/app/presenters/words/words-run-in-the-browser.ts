import { present } from "../presenters-know-ports-and-domain.ts"; export const words = present;
