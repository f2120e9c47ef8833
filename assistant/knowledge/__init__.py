"""Regulations and past reports: sources -> passages -> index -> search -> citations -> answer."""
