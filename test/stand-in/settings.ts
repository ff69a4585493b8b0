/** What the supervisor decides and both of its children are told. Ports are on this machine only. */
export interface Ports {
  control: number;
  tunnel: number;
  storefront: number;
  smtp: number;
  app: number;
}

/** Throw-away secrets of one checkout of the repository; made at first start, kept in a file that only its owner may read. */
export interface Secrets {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** 32 bytes, base64 */
  readonly encryptionKey: string;
  readonly sendgridApiKey: string;
  /** base64 DER: PKCS 8 and SPKI */
  readonly eventPrivateKey: string;
  readonly eventPublicKey: string;
}

export interface Settings {
  readonly ports: Ports;
  readonly secrets: Secrets;
  /** folder of the stand-in's own state */
  readonly dataDir: string;
}

export const SHOP_DOMAIN = "fernweh-outfitters.myshopify.com";
export const SHOP_TIME_ZONE = "America/New_York";

export const controlUrl = (ports: Ports): string => `http://localhost:${ports.control}`;
export const appUrl = (ports: Ports): string => `http://localhost:${ports.tunnel}`;
export const storefrontUrl = (ports: Ports): string => `http://localhost:${ports.storefront}`;
