"""A fake ovirt-engine on loopback: REST enough for the real SDK, a lock manager, and logs in the engine's formats."""
