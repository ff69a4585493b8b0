import type { Product, ProductImage, Variant } from "../../world/types.ts";
import { connection, type ConnectionArguments } from "../connection.ts";
import { amountText, gid, money, shopOf, type AdminWorld } from "../world-admin.ts";

/** A Product. Ids are numeric text in the world and global ids in the API. */
export function productObject(world: AdminWorld, product: Product): object {
  const variants = (): Variant[] => product.variantIds.flatMap((id) => world.documents.get<Variant>("variant", id) ?? []);
  const { currency } = shopOf(world);
  const prices = (): number[] => variants().map((variant) => variant.prices[currency]);
  const first = product.images[0];
  return {
    __typename: "Product",
    id: gid("Product", product.id),
    legacyResourceId: product.id,
    title: product.title.en,
    handle: product.handle,
    descriptionHtml: product.description.en,
    description: () => product.description.en.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim(),
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags,
    status: product.status,
    isGiftCard: false,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    publishedAt: product.status === "ACTIVE" ? product.createdAt : null,
    onlineStoreUrl: product.status === "ACTIVE" ? `${world.storefrontUrl}/products/${product.handle}` : null,
    onlineStorePreviewUrl: `${world.storefrontUrl}/products/${product.handle}`,
    featuredMedia: first ? mediaObject(world, first) : null,
    featuredImage: first ? imageObject(world, first) : null,
    images: (args: ConnectionArguments) => connection(product.images, (image) => image.id, (image) => imageObject(world, image), args),
    media: (args: ConnectionArguments) => connection(product.images, (image) => image.id, (image) => mediaObject(world, image), args),
    options: () => product.options.map((option, index) => ({ __typename: "ProductOption", id: gid("ProductOption", option.id), name: option.name.en, position: index + 1, values: option.values.map((value) => value.en) })),
    hasOnlyDefaultVariant: product.options.length === 0,
    tracksInventory: () => variants().some((variant) => variant.tracked),
    totalInventory: () => variants().reduce((sum, variant) => sum + (variant.tracked ? variant.inventoryQuantity : 0), 0),
    variantsCount: () => ({ __typename: "Count", count: product.variantIds.length, precision: "EXACT" }),
    variants: (args: ConnectionArguments) => connection(variants(), (variant) => variant.id, (variant) => variantObject(world, variant), args),
    priceRangeV2: () => ({ __typename: "ProductPriceRangeV2", minVariantPrice: money(Math.min(...prices()), currency), maxVariantPrice: money(Math.max(...prices()), currency) }),
  };
}

/** A ProductVariant. An untracked one counts 0 and can always be sold. */
export function variantObject(world: AdminWorld, variant: Variant): object {
  const product = world.documents.get<Product>("product", variant.productId);
  const { currency } = shopOf(world);
  const image = product?.images.find((one) => one.id === variant.imageId);
  const sellable = !variant.tracked || variant.inventoryPolicy === "CONTINUE" || variant.inventoryQuantity > 0;
  return {
    __typename: "ProductVariant",
    id: gid("ProductVariant", variant.id),
    legacyResourceId: variant.id,
    title: variant.title,
    displayName: `${product?.title.en ?? ""} - ${variant.title}`,
    sku: variant.sku,
    barcode: null,
    position: variant.position,
    price: amountText(variant.prices[currency], currency),
    compareAtPrice: variant.compareAtPrices ? amountText(variant.compareAtPrices[currency], currency) : null,
    taxable: true,
    availableForSale: sellable && product?.status === "ACTIVE",
    inventoryPolicy: variant.inventoryPolicy,
    inventoryQuantity: variant.tracked ? variant.inventoryQuantity : 0,
    sellableOnlineQuantity: variant.tracked ? Math.max(0, variant.inventoryQuantity) : 0,
    inventoryItem: { __typename: "InventoryItem", id: gid("InventoryItem", variant.inventoryItemId), tracked: variant.tracked, sku: variant.sku, requiresShipping: true },
    selectedOptions: () => (product?.options ?? []).map((option, index) => ({ __typename: "SelectedOption", name: option.name.en, value: variant.optionValues[index] ?? "" })),
    image: image ? imageObject(world, image) : null,
    media: (args: ConnectionArguments) => connection(image ? [image] : [], (one) => one.id, (one) => mediaObject(world, one), args),
    product: () => (product ? productObject(world, product) : null),
    createdAt: variant.createdAt,
    updatedAt: variant.updatedAt,
  };
}

function imageObject(world: AdminWorld, image: ProductImage): object {
  const url = `${world.storefrontUrl}${image.path}`;
  return { __typename: "Image", id: gid("ProductImage", image.id), url, src: url, originalSrc: url, transformedSrc: url, altText: image.alt, width: image.width, height: image.height };
}

function mediaObject(world: AdminWorld, image: ProductImage): object {
  const one = imageObject(world, image);
  return {
    __typename: "MediaImage",
    id: gid("MediaImage", image.id),
    alt: image.alt,
    mediaContentType: "IMAGE",
    status: "READY",
    image: one,
    preview: { __typename: "MediaPreviewImage", status: "READY", image: one },
  };
}
