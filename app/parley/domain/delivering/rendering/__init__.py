"""What messages and feeds look like: pure functions from announcements to text, blocks, envelopes and documents."""
