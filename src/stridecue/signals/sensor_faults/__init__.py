"""What is wrong with what a sensor says: one file a fault, each with its evidence."""
