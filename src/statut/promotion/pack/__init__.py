"""The exercise pack: the folder of plain files in which an institution brings its data, read and checked."""
