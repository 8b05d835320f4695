"""The use cases of people, one file each."""
