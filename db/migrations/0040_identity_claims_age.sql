-- Rows of a list that wait for review go when the list itself grows too old to be kept.
grant delete on review_pair to commonroll_system;
