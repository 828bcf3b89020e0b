"""The choice of a session: what there is, how it looks, how it fits the last weeks."""
