import { world } from "../../test/stand-in/world.ts"; export const served = world;
