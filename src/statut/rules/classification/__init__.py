"""Classification in grade and step on promotion, and the renaming of grades."""
