"""A Draft to a YAML file that builds."""
