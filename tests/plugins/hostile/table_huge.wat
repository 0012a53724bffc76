  ;; Wants some 30 GiB for a table, which isn't part of its memory.
  (table 4000000000 funcref)
