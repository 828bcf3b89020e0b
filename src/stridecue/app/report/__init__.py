"""The report of one run on the screen: what each page shows, and the charts' data."""
