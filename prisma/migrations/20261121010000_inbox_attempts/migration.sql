-- What the worker began to read and has not said to have ended: a webhook whose reading ends the process is found by it.
CREATE TABLE "inbox_attempts" (
    "shop" TEXT NOT NULL,
    "process" TEXT NOT NULL,
    "begun" INTEGER NOT NULL DEFAULT 0,
    "until" BIGINT NOT NULL,
    "alone" BIGINT,

    CONSTRAINT "inbox_attempts_pkey" PRIMARY KEY ("shop")
);
