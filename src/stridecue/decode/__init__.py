"""GATT bytes to readings; one file a service."""
