-- Finding a person by an order's name or by their own, without reading a whole shop.
CREATE INDEX orders_name ON orders (shop, lower(name));
CREATE INDEX customers_last_name ON customers (shop, lower("lastName") text_pattern_ops) WHERE "lastName" IS NOT NULL;
CREATE INDEX customers_first_name ON customers (shop, lower("firstName") text_pattern_ops) WHERE "firstName" IS NOT NULL;
CREATE INDEX customers_email_prefix ON customers (shop, email text_pattern_ops) WHERE email IS NOT NULL;
