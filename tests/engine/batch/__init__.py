"""Tests of what a batch tells."""
