int count(const Opened& opened) { return opened.outcome.record.findings[0].state; }
