/** A code worth a percentage or an amount. */
export const CREATE_BASIC_CODE = `#graphql
  mutation CreateBasicCode($input: DiscountCodeBasicInput!) {
    result: discountCodeBasicCreate(basicCodeDiscount: $input) {
      codeDiscountNode {
        id
      }
      userErrors {
        field
        code
      }
    }
  }
`;

/** A code worth free shipping. */
export const CREATE_FREE_SHIPPING_CODE = `#graphql
  mutation CreateFreeShippingCode($input: DiscountCodeFreeShippingInput!) {
    result: discountCodeFreeShippingCreate(freeShippingCodeDiscount: $input) {
      codeDiscountNode {
        id
      }
      userErrors {
        field
        code
      }
    }
  }
`;

/** What a code is that exists already (the search ignores case). */
export const CODE_BY_NAME = `#graphql
  query CodeByName($code: String!) {
    codeDiscountNodeByCode(code: $code) {
      id
      codeDiscount {
        __typename
        ... on DiscountCodeBasic {
          endsAt
        }
        ... on DiscountCodeFreeShipping {
          endsAt
        }
      }
    }
  }
`;
