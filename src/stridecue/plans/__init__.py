"""Structured sessions."""
