-- A mail is packed by the worker, at a tenth of what the server's own compression costs. What is there stays as it is: plain bytes are read too.
ALTER TABLE "messages"
  ALTER COLUMN "html" TYPE BYTEA USING convert_to("html", 'UTF8'),
  ALTER COLUMN "text" TYPE BYTEA USING convert_to("text", 'UTF8');
ALTER TABLE "messages" ALTER COLUMN "html" SET STORAGE EXTERNAL, ALTER COLUMN "text" SET STORAGE EXTERNAL;
