"""From claims to developments: subjects, sources, the ledger and its announcements."""
