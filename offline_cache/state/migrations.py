"""The schema of `state.sqlite`, step by step. A step that was released is never changed."""

# Each step is the statements that lead from version n to n + 1 (PRAGMA user_version).
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # `seq` is the counter of the receipt number, and so the order of filing: the clock may jump,
        # the counter does not. `code_proof` comes from the access code by scrypt (case_cache.py).
        # Times are Unix milliseconds: they are compared, never shown.
        """
        CREATE TABLE outbox (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            receipt_number TEXT NOT NULL,
            code_proof BLOB NOT NULL CHECK (length(code_proof) = 16),
            kind TEXT NOT NULL,
            filed_at INTEGER NOT NULL,
            due_on TEXT,
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
            state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'acknowledged', 'terminal')),
            attempts INTEGER NOT NULL DEFAULT 0,
            next_attempt_at INTEGER NOT NULL DEFAULT 0,
            last_error TEXT NOT NULL DEFAULT '',
            acknowledged_at INTEGER,
            sealed BLOB,
            CHECK ((state = 'acknowledged') = (sealed IS NULL)),
            CHECK ((state = 'acknowledged') = (acknowledged_at IS NOT NULL))
        ) STRICT
        """,
        "CREATE INDEX outbox_waiting ON outbox (seq, next_attempt_at) WHERE state = 'waiting'",
        """
        CREATE TABLE receipt_counter (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            last INTEGER NOT NULL CHECK (last <= 999999)
        ) STRICT
        """,
        "INSERT INTO receipt_counter VALUES (1, 0)",
        # What the holder of a receipt may read here, under a key that only the receipt gives.
        """
        CREATE TABLE known_case (
            id BLOB PRIMARY KEY,
            sealed BLOB NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
    ),
)
