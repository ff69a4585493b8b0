import { payload, text } from "./fields.ts";

/** bulk_operations/finish. Which operation it was does not matter: the import asks for the state of its own. */
export const bulkFinishedPayload = payload({ admin_graphql_api_id: text, status: text });
