"""What a finished run has to say."""
