"""Plan files (TOML) to plans, checked strictly; the plans that come with the program."""
