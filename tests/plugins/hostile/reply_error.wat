  ;; Says that it can't.
  (data (i32.const 1024) "{\"error\":\"FAILED\"}")
