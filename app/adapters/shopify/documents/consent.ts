/** Tells the shop what a customer said about marketing by e-mail. */
export const UPDATE_EMAIL_CONSENT = `#graphql
  mutation UpdateEmailConsent($input: CustomerEmailMarketingConsentUpdateInput!) {
    result: customerEmailMarketingConsentUpdate(input: $input) {
      userErrors {
        field
        code
      }
    }
  }
`;
