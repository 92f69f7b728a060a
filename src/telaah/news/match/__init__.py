"""Plans against an archive: what the press tells and the plan does not, and the reverse."""
