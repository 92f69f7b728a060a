"""Many documents: files found, workers bounded, results put together; none able to stop the others."""
