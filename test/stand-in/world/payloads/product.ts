import { decimal } from "../amounts.ts";
import { shopTime } from "../shop-time.ts";
import type { Product, ProductImage, Variant } from "../types.ts";

/** variants/out_of_stock and variants/in_stock. */
export function variantPayload(variant: Variant, product: Product, before: number): object {
  return { ...commonVariant(variant, product, before), compare_at_price: variant.compareAtPrices ? decimal(variant.compareAtPrices.USD, "USD") : null, image_id: null };
}

function commonVariant(variant: Variant, product: Product, before: number): object {
  return {
    id: Number(variant.id),
    admin_graphql_api_id: `gid://shopify/ProductVariant/${variant.id}`,
    product_id: Number(product.id),
    title: variant.title,
    price: decimal(variant.prices.USD, "USD"),
    compare_at_price: variant.compareAtPrices ? decimal(variant.compareAtPrices.USD, "USD") : null,
    position: variant.position,
    inventory_policy: variant.inventoryPolicy.toLowerCase(),
    inventory_quantity: variant.inventoryQuantity,
    old_inventory_quantity: before,
    option1: variant.optionValues[0] ?? "Default Title",
    option2: variant.optionValues[1] ?? null,
    option3: null,
    created_at: shopTime(variant.createdAt),
    updated_at: shopTime(variant.updatedAt),
    taxable: true,
    barcode: null,
    sku: variant.sku,
  };
}

/** products/update, with every variant as it is now. `storefrontUrl` has no trailing slash. */
export function productPayload(product: Product, variants: readonly Variant[], storefrontUrl: string): object {
  const images = product.images.map((image, i) => imagePayload(product, image, i, storefrontUrl));
  return {
    id: Number(product.id),
    admin_graphql_api_id: `gid://shopify/Product/${product.id}`,
    title: product.title.en,
    body_html: product.description.en,
    vendor: product.vendor,
    product_type: product.productType,
    handle: product.handle,
    tags: product.tags.join(", "),
    status: product.status.toLowerCase(),
    created_at: shopTime(product.createdAt),
    updated_at: shopTime(product.updatedAt),
    published_at: shopTime(product.createdAt),
    published_scope: "web",
    template_suffix: null,
    category: null,
    has_variants_that_requires_components: false,
    options: product.options.map((o, i) => ({ id: Number(o.id), product_id: Number(product.id), name: o.name.en, position: i + 1, values: o.values.map((v) => v.en) })),
    variants: variants.map((v) => ({ ...commonVariant(v, product, v.inventoryQuantity), image_id: v.imageId ? Number(v.imageId) : null, inventory_item_id: Number(v.inventoryItemId) })),
    variant_gids: variants.map((v) => ({ admin_graphql_api_id: `gid://shopify/ProductVariant/${v.id}`, updated_at: v.updatedAt })),
    images,
    image: images[0],
    media: [],
  };
}

function imagePayload(product: Product, image: ProductImage, index: number, storefrontUrl: string): object {
  return {
    id: Number(image.id),
    admin_graphql_api_id: `gid://shopify/MediaImage/${image.id}`,
    product_id: Number(product.id),
    position: index + 1,
    alt: image.alt,
    src: `${storefrontUrl}${image.path}`,
    width: image.width,
    height: image.height,
    created_at: shopTime(product.createdAt),
    updated_at: shopTime(product.createdAt),
    variant_ids: image.variantIds.map(Number),
  };
}

/** The shop's only place. */
const LOCATION = 24_826_418;

/** inventory_levels/update. */
export function inventoryPayload(variant: Variant): object {
  return {
    inventory_item_id: Number(variant.inventoryItemId),
    location_id: LOCATION,
    available: variant.inventoryQuantity,
    updated_at: shopTime(variant.updatedAt),
    admin_graphql_api_id: `gid://shopify/InventoryLevel/${LOCATION}?inventory_item_id=${variant.inventoryItemId}`,
  };
}
