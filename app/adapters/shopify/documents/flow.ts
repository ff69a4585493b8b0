/** Starts the workflows whose trigger has this handle; see extensions/journey-step. */
export const START_FLOW = `#graphql
  mutation StartFlow($handle: String!, $payload: JSON!) {
    result: flowTriggerReceive(handle: $handle, payload: $payload) {
      userErrors {
        field
      }
    }
  }
`;
