-- Holds the number of a step that another branch brings.
SELECT 1;
