// Completes what is typed into a box of the search; without this script the box works as it is.
