"""What the law lets one compute: working days and deadlines, the processing fee, the report's own deadline."""
