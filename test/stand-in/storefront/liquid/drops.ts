import { subUnits } from "../../world/amounts.ts";
import type { Cart, Collection, CurrencyCode, Language, Order, Product, ProductImage, Variant } from "../../world/types.ts";
import { pricedLines } from "../shop/lines.ts";
import type { Store } from "../shop/store.ts";
import { mayBeSold, variantsOf } from "../shop/store.ts";

/** What drops are made for: prices and words depend on the visitor. */
export interface Reader {
  readonly language: Language;
  readonly currency: CurrencyCode;
  readonly root: string;
}

type Drop = Record<string, unknown>;

export function imageDrop(image: ProductImage): Drop {
  return { id: Number(image.id), src: image.path, alt: image.alt, width: image.width, height: image.height, aspect_ratio: image.width / image.height };
}

/** Liquid's `variant`. Where stock is not counted, inventory_management is nil and inventory_quantity is the number sold, as in Shopify. */
export function variantDrop(store: Store, product: Product, variant: Variant, reader: Reader): Drop {
  const image = product.images.find((i) => i.id === variant.imageId) ?? product.images[0];
  const options = product.options.map((option, i) => (option.values.find((v) => v.en === variant.optionValues[i]) ?? { [reader.language]: variant.optionValues[i] })[reader.language]);
  return {
    id: Number(variant.id),
    title: product.options.length ? options.join(" / ") : "Default Title",
    sku: variant.sku,
    price: subUnits(variant.prices[reader.currency], reader.currency),
    compare_at_price: variant.compareAtPrices ? subUnits(variant.compareAtPrices[reader.currency], reader.currency) : null,
    available: mayBeSold(variant),
    inventory_management: variant.tracked ? "shopify" : null,
    inventory_policy: variant.inventoryPolicy.toLowerCase(),
    inventory_quantity: variant.tracked ? variant.inventoryQuantity : soldOf(store, variant.id),
    option1: options[0] ?? null,
    option2: options[1] ?? null,
    option3: null,
    options,
    requires_shipping: true,
    taxable: true,
    weight: variant.grams,
    featured_image: image ? imageDrop(image) : null,
    image: image ? imageDrop(image) : null,
    url: `${reader.root}/products/${product.handle}?variant=${variant.id}`,
    position: variant.position,
  };
}

function soldOf(store: Store, variantId: string): number {
  return store.world.documents.list<Order>("order").flatMap((o) => o.lines).filter((l) => l.variantId === variantId).reduce((sum, l) => sum + l.quantity, 0);
}

/** Liquid's `product`; prices are in hundredths of the visitor's currency. */
export function productDrop(store: Store, product: Product, reader: Reader, variantId?: string): Drop {
  const variants = variantsOf(store, product).map((v) => variantDrop(store, product, v, reader));
  const selected = variants.find((v) => String(v.id) === variantId) ?? null;
  const firstAvailable = variants.find((v) => v.available) ?? null;
  const prices = variants.map((v) => Number(v.price));
  const images = product.images.map(imageDrop);
  return {
    id: Number(product.id),
    title: product.title[reader.language],
    handle: product.handle,
    url: `${reader.root}/products/${product.handle}`,
    description: product.description[reader.language],
    content: product.description[reader.language],
    vendor: product.vendor,
    type: product.productType,
    tags: product.tags,
    available: firstAvailable !== null,
    price: Math.min(...prices),
    price_min: Math.min(...prices),
    price_max: Math.max(...prices),
    price_varies: new Set(prices).size > 1,
    compare_at_price: variants[0]?.compare_at_price ?? null,
    featured_image: images[0] ?? null,
    featured_media: images[0] ? { preview_image: images[0], media_type: "image" } : null,
    images,
    second_image: images[1] ?? null,
    options: product.options.map((o) => o.name[reader.language]),
    options_with_values: product.options.map((o, i) => ({ name: o.name[reader.language], position: i + 1, values: o.values.map((v) => v[reader.language]), selected_value: optionOf(selected ?? firstAvailable ?? variants[0], i) })),
    variants,
    variants_count: variants.length,
    has_only_default_variant: product.options.length === 0,
    selected_variant: selected,
    first_available_variant: firstAvailable,
    selected_or_first_available_variant: selected ?? firstAvailable ?? variants[0] ?? null,
    property_fields: product.propertyFields.map((f) => ({ name: f.name, label: f.label[reader.language], max_length: f.maxLength })),
  };
}

function optionOf(variant: Drop | undefined, index: number): unknown {
  return variant ? (variant.options as unknown[])[index] : null;
}

export function collectionDrop(store: Store, collection: Collection, products: readonly Product[], reader: Reader): Drop {
  const drops = collection.productIds.flatMap((id) => products.find((p) => p.id === id) ?? []).map((p) => productDrop(store, p, reader));
  return {
    handle: collection.handle,
    title: collection.title[reader.language],
    description: collection.description[reader.language],
    url: `${reader.root}/collections/${collection.handle}`,
    products: drops,
    products_count: drops.length,
    image: drops.find((d) => d.second_image)?.second_image ?? null,
  };
}

/** Liquid's `cart`. */
export function cartDrop(store: Store, cart: Cart | null, reader: Reader): Drop {
  const lines = cart ? pricedLines(store, cart.lines, reader.currency, reader.language) : [];
  const sub = (minor: number): number => subUnits(minor, reader.currency);
  const items = lines.map((line) => ({
    key: line.key,
    id: Number(line.variantId),
    variant_id: Number(line.variantId),
    product_id: Number(line.productId),
    title: line.presentmentTitle,
    product_title: line.presentmentTitle,
    variant_title: line.presentmentVariantTitle,
    quantity: line.quantity,
    price: sub(line.unitPrice),
    final_price: sub(line.unitPrice),
    line_price: sub(line.unitPrice * line.quantity),
    final_line_price: sub(line.unitPrice * line.quantity),
    image: line.imagePath,
    properties: line.properties.filter((p) => !p.name.startsWith("_")),
    url: `${reader.root}/products/${store.world.documents.get<Product>("product", line.productId)?.handle ?? ""}?variant=${line.variantId}`,
  }));
  const total = items.reduce((sum, i) => sum + i.line_price, 0);
  return {
    token: cart?.token ?? null,
    note: cart?.note ?? null,
    items,
    item_count: items.reduce((sum, i) => sum + i.quantity, 0),
    total_price: total,
    items_subtotal_price: total,
    currency: { iso_code: reader.currency },
    discount_code: cart?.discountCode ?? null,
  };
}
