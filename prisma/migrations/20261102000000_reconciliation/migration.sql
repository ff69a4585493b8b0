-- How far a shop's facts were compared with the shop itself, and how far its history was read.

CREATE TABLE "sync_states" (
    "shop" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "goodUntil" TIMESTAMPTZ(3),
    "since" TIMESTAMPTZ(3),
    "until" TIMESTAMPTZ(3),
    "cursor" TEXT,
    "walked" INTEGER NOT NULL DEFAULT 0,
    "checkedAt" TIMESTAMPTZ(3),
    "repaired" BIGINT NOT NULL DEFAULT 0,
    "repairedAt" TIMESTAMPTZ(3),

    CONSTRAINT "sync_states_pkey" PRIMARY KEY ("shop","resource")
);

CREATE TABLE "import_parts" (
    "shop" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "installedAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "operationId" TEXT,
    "nextByte" BIGINT NOT NULL DEFAULT 0,
    "expected" INTEGER,
    "done" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "import_parts_pkey" PRIMARY KEY ("shop","resource")
);

-- imports that are not over, for the job that looks after them
CREATE INDEX "import_parts_open" ON "import_parts"("shop") WHERE "state" NOT IN ('done', 'failed');

ALTER TABLE "sync_states" ADD CONSTRAINT "sync_states_resource" CHECK ("resource" IN ('customers', 'orders', 'checkouts'));
ALTER TABLE "import_parts" ADD CONSTRAINT "import_parts_resource" CHECK ("resource" IN ('customers', 'orders', 'checkouts'));
ALTER TABLE "import_parts" ADD CONSTRAINT "import_parts_state" CHECK ("state" IN ('waiting', 'preparing', 'reading', 'done', 'failed'));

-- when the merchant asked for mails to people who had left before the installation, and how many journeys that began
ALTER TABLE "shops" ADD COLUMN "earlierAskedAt" TIMESTAMPTZ(3), ADD COLUMN "earlierEnrolled" INTEGER NOT NULL DEFAULT 0;
