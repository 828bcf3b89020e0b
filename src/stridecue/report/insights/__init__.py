"""What a finished run has to say, an insight each: `table.py` lists them all."""
