-- A campaign replayed over the shop's own past.

CREATE TABLE rehearsals (
  shop TEXT NOT NULL,
  id TEXT NOT NULL,
  "campaignId" TEXT NOT NULL,
  -- the journey as it was when it was asked for
  definition JSONB NOT NULL,
  -- the period that is replayed
  "fromAt" TIMESTAMPTZ(3) NOT NULL,
  "toAt" TIMESTAMPTZ(3) NOT NULL,
  status TEXT NOT NULL DEFAULT 'waiting' CONSTRAINT rehearsals_status CHECK (status IN ('waiting', 'running', 'done', 'cancelled', 'failed')),
  -- the last person who was replayed, and how many there are
  cursor TEXT,
  total INTEGER,
  looked INTEGER NOT NULL DEFAULT 0,
  tally JSONB NOT NULL,
  "requestedAt" TIMESTAMPTZ(3) NOT NULL,
  "endedAt" TIMESTAMPTZ(3),
  -- the worker's claim, in real time
  "leaseUntil" TIMESTAMPTZ(3),
  fence INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (shop, id)
);
CREATE INDEX rehearsals_of_campaign ON rehearsals (shop, "campaignId", "requestedAt" DESC);

-- people by whom its faults can be shown; they go with the person
CREATE TABLE rehearsal_examples (
  shop TEXT NOT NULL,
  "rehearsalId" TEXT NOT NULL,
  fault TEXT NOT NULL,
  outcome TEXT NOT NULL,
  n INTEGER NOT NULL,
  "customerId" TEXT NOT NULL,
  "checkoutToken" TEXT,
  at TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY (shop, "rehearsalId", fault, outcome, n)
);
CREATE INDEX rehearsal_examples_customer ON rehearsal_examples (shop, "customerId");
