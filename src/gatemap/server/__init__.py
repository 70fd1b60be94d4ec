"""What an administrator meets: lines of the log, health, and an end that breaks nothing off."""
