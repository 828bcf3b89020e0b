"""Files into the library: found, read, compared with what is there, taken or refused."""
