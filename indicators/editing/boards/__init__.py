"""What the planning page shows: form, preview, ledger and history, worded and frozen."""
